import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resendMailer } from "@/lib/connectors/mail/resend";
import { resendInbox } from "@/lib/connectors/mail/resend-inbox";
import { oracle } from "../support/oracles";
import { startPrism } from "./support/prism";
import { keys, sandbox, temporaryFolder } from "./support/sandbox";

type Schema = { additionalProperties?: boolean; maxLength?: number };
interface Specification {
  components: { schemas: Record<string, Schema> };
}
const published = oracle<Specification>("resend/resend.json");

/** The specification in a file, of what we send refusing the fields it doesn't name, which the published one lets pass. */
function strict(specification: Specification): string {
  const { schemas } = specification.components;
  for (const name of ["SendEmailRequest", "Attachment", "SendEmailResponse"])
    schemas[name] = { ...schemas[name], additionalProperties: false };
  const file = join(temporaryFolder(), "resend.json");
  writeFileSync(file, JSON.stringify(specification));
  return file;
}

const letter = {
  messageId: "msg-1",
  from: "Negozio PEC <negozio@example.it>",
  to: "cliente@example.it",
  replyTo: "richieste+abc@example.it",
  subject: "La casella è attiva",
  text: "Testo",
  html: "<p>Testo</p>",
  headers: { "X-Order": "ORD-1" },
  attachments: [{ filename: "fattura.pdf", contentType: "application/pdf", content: Buffer.from("%PDF") }],
  idempotencyKey: "mail:msg-1",
};

const arriving = {
  from: "cliente@example.it",
  to: ["richieste+abc@example.it"],
  subject: "Re: La casella",
  text: "Eccolo.",
  attachments: [
    { filename: "a.txt", content_type: "text/plain", content: Buffer.from("uno").toString("base64") },
    { filename: "b.txt", content_type: "text/plain", content: Buffer.from("due").toString("base64") },
  ],
};

const { subject: _, ...subjectless } = letter;
/** Letters that a caller's types would not let pass. */
const WRONG = [
  subjectless,
  { ...letter, to: [] },
  { ...letter, text: 1 },
  { ...letter, idempotencyKey: "k".repeat(257) },
] as (typeof letter)[];

describe("our requests and the pretend Resend's answers, held against Resend's published specification", () => {
  it.skipIf(published === null)(
    "mails are sent, and read with their files, as it wants them; what it does not want goes no further",
    async () => {
      const { url, control } = await sandbox();
      const prism = await startPrism("proxy", strict(published!), `${url}/resend`, "--errors");
      const settings = { apiKey: keys.resend, baseUrl: prism.url };
      const mailer = resendMailer(settings);
      const outbox = async () => (await fetch(`${url}/resend/outbox.json`)).json();
      const sent = await mailer.send(letter);
      expect(sent, prism.said()).toEqual({ providerId: expect.stringMatching(/^[\w-]{36}$/) });
      expect(await outbox()).toMatchObject({ total: 1 });

      const { id } = (await (await control("/resend/__receive", arriving)).json()) as { id: string };
      const inbox = resendInbox(settings);
      const mail = await inbox.read(id);
      if ("refused" in mail) throw new Error(`${mail.code}: ${prism.said()}`);
      expect(mail).toMatchObject({ from: arriving.from, text: "Eccolo." });
      const files = await Promise.all(mail.attachments.map((file) => inbox.attachment(id, file.id, 100)));
      expect(files, prism.said()).toEqual([Buffer.from("uno"), Buffer.from("due")]);

      const forwarded = () => prism.said().match(/Forwarding/g)?.length;
      const before = forwarded();
      for (const one of WRONG) expect(await mailer.send(one)).toHaveProperty("refused");
      const body = JSON.stringify({
        from: letter.from,
        to: letter.to,
        subject: "x",
        text: "x",
        replyTo: "x@example.it",
      });
      const headers = { authorization: `Bearer ${keys.resend}`, "content-type": "application/json" };
      const misnamed = await fetch(`${prism.url}/emails`, { method: "POST", headers, body });
      expect(await misnamed.text()).toContain("replyTo");
      expect(forwarded(), prism.said()).toBe(before);
      expect(await outbox()).toMatchObject({ total: 1 });
    },
    90_000,
  );
});
