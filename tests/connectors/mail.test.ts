import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutgoingMail } from "@/lib/connectors/mail/port";
import { resendMailer } from "@/lib/connectors/mail/resend";
import { keys, sandbox } from "./support/sandbox";
import { deadUrl, recordingServer } from "./support/server";

const letter = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: "msg-1",
  from: "Negozio PEC <negozio@example.it>",
  to: "cliente@example.it",
  subject: "La casella è attiva",
  text: "Ecco i parametri.",
  html: "<p>Ecco i parametri.</p>",
  idempotencyKey: "mail:msg-1",
  ...over,
});

const connect = (url: string, timeoutMs = 5_000) =>
  resendMailer({ apiKey: keys.resend, baseUrl: `${url}/resend`, timeoutMs });

interface Listed {
  total: number;
  mails: { id: string; to: string[]; subject: string; created_at: string; attachments: number }[];
}
const outbox = async (url: string, query = "") =>
  (await (await fetch(`${url}/resend/outbox.json${query}`)).json()) as Listed;

describe("sending", () => {
  it("keeps the whole message in the outbox, attachment included", async () => {
    const { url } = await sandbox();
    const content = Buffer.from([0, 255, 37, 80, 68, 70]);
    const attachments = [{ filename: "fattura.pdf", contentType: "application/pdf", content }];
    const sent = await connect(url).send(letter({ attachments, headers: { "X-Order": "ORD-1" } }));
    if ("refused" in sent) throw new Error(sent.code);
    expect((await outbox(url)).mails).toMatchObject([
      { id: sent.providerId, to: ["cliente@example.it"], subject: "La casella è attiva", attachments: 1 },
    ]);
    const stored = await (await fetch(`${url}/resend/outbox/${sent.providerId}.json`)).json();
    expect(stored).toMatchObject({
      from: "Negozio PEC <negozio@example.it>",
      text: "Ecco i parametri.",
      html: "<p>Ecco i parametri.</p>",
      headers: { "X-Order": "ORD-1", "X-Entity-Ref-ID": "msg-1" },
      attachments: [{ filename: "fattura.pdf", content: content.toString("base64"), content_type: "application/pdf" }],
    });
    expect((await fetch(`${url}/resend/outbox/none.json`)).status).toBe(404);
  });

  it("one key sends one mail, 16 times in parallel and after a restart; its words of tomorrow are not sent", async () => {
    const running = await sandbox();
    const mailer = connect(running.url);
    const answers = await Promise.all(Array.from({ length: 16 }, () => mailer.send(letter())));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await mailer.send(letter({ subject: "Altro" }))).toEqual({ providerId: null });
    await running.close();
    const reopened = await sandbox({ dataDir: running.dataDir });
    expect(await connect(reopened.url).send(letter())).toEqual(answers[0]);
    expect((await outbox(reopened.url)).total).toBe(1);
  });

  it("lists newest first, by recipient, since, and up to a limit", async () => {
    const { url } = await sandbox();
    for (const [index, to] of ["a@example.it", "b@example.it", "a@example.it"].entries()) {
      await connect(url).send(letter({ to, subject: `n${index}`, idempotencyKey: `k${index}` }));
    }
    const subjects = async (query: string) => (await outbox(url, query)).mails.map(({ subject }) => subject);
    expect(await subjects("")).toEqual(["n2", "n1", "n0"]);
    expect(await subjects("?to=A@example")).toEqual(["n2", "n0"]);
    expect(await subjects("?limit=1")).toEqual(["n2"]);
    const newest = (await outbox(url)).mails[0]?.created_at ?? "";
    expect(await subjects(`?since=${encodeURIComponent(newest)}`)).toEqual([]);
  });
});

describe("line breaks where a header goes", () => {
  it("never leave this machine", async () => {
    const server = await recordingServer();
    const mailer = resendMailer({ apiKey: "re_x", baseUrl: server.url });
    const field = fc.constantFrom("from", "to", "subject", "messageId", "header name", "header", "filename", "type");
    const text = fc.tuple(fc.string(), fc.constantFrom("\r\n", "\n", "\r", "\0"), fc.string());
    await fc.assert(
      fc.asyncProperty(field, text, async (where, parts) => {
        const bad = `x${parts.join("")}`;
        const attachment = { filename: "a.pdf", contentType: "application/pdf", content: Buffer.alloc(1) };
        const spoiled: Record<string, Partial<OutgoingMail>> = {
          from: { from: bad },
          to: { to: bad },
          subject: { subject: bad },
          messageId: { messageId: bad },
          "header name": { headers: { [bad]: "x" } },
          header: { headers: { "X-A": bad } },
          filename: { attachments: [{ ...attachment, filename: bad }] },
          type: { attachments: [{ ...attachment, contentType: bad }] },
        };
        expect(await mailer.send(letter(spoiled[where]))).toMatchObject({ code: "mail-rejected" });
      }),
    );
    expect(server.received).toHaveLength(0);
  });

  it("are refused by the sandbox as well", async () => {
    const { url } = await sandbox();
    const response = await fetch(`${url}/resend/emails`, {
      method: "POST",
      headers: { authorization: `Bearer ${keys.resend}` },
      body: JSON.stringify({ from: "a@example.it", to: "b@example.it", subject: "a\r\nBcc: c@example.it", text: "x" }),
    });
    expect(response.status).toBe(422);
    expect((await outbox(url)).total).toBe(0);
  });
});

describe("faults", () => {
  const unavailable = { refused: true, code: "mail-unavailable" };

  it("down, too busy, away, or a wrong key: sent by a later try", async () => {
    const running = await sandbox();
    for (const status of [429, 500, 503] as const) {
      await running.fault("resend", { mode: "down", times: 1, status });
      expect(await connect(running.url).send(letter())).toEqual(unavailable);
    }
    expect(await connect(running.url).send(letter())).toHaveProperty("providerId");
    expect(await connect(await deadUrl()).send(letter())).toEqual(unavailable);
    const stranger = resendMailer({ apiKey: "re_wrong", baseUrl: `${running.url}/resend` });
    expect(await stranger.send(letter({ idempotencyKey: "k" }))).toEqual(unavailable);
  });

  it.each(["timeout-after-success", "malformed"] as const)("%s: tried again, sent once", async (mode) => {
    const running = await sandbox();
    await running.fault("resend", { mode, times: 1 });
    expect(await connect(running.url, 400).send(letter())).toEqual(unavailable);
    expect(await connect(running.url).send(letter())).toHaveProperty("providerId");
    expect((await outbox(running.url)).total).toBe(1);
  });

  it("slow or duplicated: sent once", async () => {
    const running = await sandbox();
    await running.fault("resend", { mode: "slow", times: 1, delayMs: 300 });
    expect(await connect(running.url, 100).send(letter())).toEqual(unavailable);
    await running.fault("resend", { mode: "duplicate", times: 1 });
    expect(await connect(running.url).send(letter())).toHaveProperty("providerId");
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await outbox(running.url)).total).toBe(1);
  });

  it("200 mails through a mailer that is down half the time: none lost, none doubled", async () => {
    const running = await sandbox();
    await running.fault("resend", { mode: "down", status: 429, ratio: 0.5, seed: 7 });
    const mailer = connect(running.url);
    let refused = 0;
    for (let index = 0; index < 200; index += 1) {
      const mail = letter({ idempotencyKey: `k${index}`, subject: `n${index}` });
      while ("refused" in (await mailer.send(mail))) refused += 1;
    }
    const { mails, total } = await outbox(running.url, "?limit=500");
    expect(refused).toBeGreaterThan(100);
    expect(total).toBe(200);
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(200);
  });

  it("an address that is none is a permanent no", async () => {
    const { url } = await sandbox();
    expect(await connect(url).send(letter({ to: "nessuno" }))).toMatchObject({
      code: "mail-rejected",
      params: { reason: "validation_error" },
    });
  });
});
