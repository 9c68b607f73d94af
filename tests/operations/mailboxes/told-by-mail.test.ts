import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, isoDay } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { revokeMailbox } from "@/lib/mailboxes/store/revoke";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { done, givenUser } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo");
});
afterAll(() => stack.close());

interface Sent {
  subject: string;
  text: string;
  attachments?: { filename: string; content: string; content_type?: string }[];
}

/** What the mail vendor was really given for an address. */
async function sentTo(to: string): Promise<Sent[]> {
  const outbox = async (path: string) => (await fetch(`${stack.sandboxUrl}/resend/${path}`)).json();
  const { mails } = (await outbox(`outbox.json?to=${encodeURIComponent(to)}`)) as { mails: { id: string }[] };
  return Promise.all(mails.map(({ id }) => outbox(`outbox/${id}.json`) as Promise<Sent>));
}
const work = async () => {
  await runJobs();
  await hurryJobs();
  await runJobs();
};

/** A mailbox with an address of its own to write to, of somebody who reads one language. */
async function holderReading(locale: "it" | "en", days: number) {
  const user = await givenUser("demo");
  await db().user.update({ where: { sellerId_id: { sellerId: "demo", id: user.id } }, data: { locale } });
  const expiresOn = addDays(today(), days);
  const localPart = `lettera.${newId().slice(-8)}`;
  const mailbox = await givenLiveMailbox(stack, { localPart, expiresOn, userId: user.id });
  const email = `${localPart}@posta.example`;
  const where = { sellerId_id: { sellerId: "demo", id: mailbox.holderId } };
  await db().holder.update({ where, data: { email, userId: user.id } });
  return { ...mailbox, email, address: `${localPart}@${mailbox.domain}`, expiry: expiresOn };
}

/** A long line of an iCalendar file is folded: put together again. */
const unfolded = (calendar: string) => calendar.replaceAll(/\r?\n[ \t]/g, "");

describe("the reminder that is really sent", () => {
  it.each([
    ["it", /scade il/, "text/calendar"],
    ["en", /expires on/, "text/calendar"],
  ] as const)(
    "speaks the holder's language (%s), with the expiry as a calendar file and the link to renew",
    async (locale, words, type) => {
      const { email, address, expiry } = await holderReading(locale, 15);
      await runSweep(today());
      await work();
      const [mail, ...more] = await sentTo(email);
      expect(more).toEqual([]);
      expect(mail?.subject).toContain(address);
      expect(mail?.subject).toMatch(words);
      expect(mail?.text).toMatch(/https?:\/\/\S+\/rinnova\/\S+/);
      const [file, ...others] = mail?.attachments ?? [];
      expect(others).toEqual([]);
      expect(file).toMatchObject({ filename: "scadenza.ics", content_type: expect.stringContaining(type) });
      const calendar = unfolded(Buffer.from(file?.content ?? "", "base64").toString("utf8"));
      expect(calendar).toContain("BEGIN:VCALENDAR");
      expect(calendar).toContain(`DTSTART;VALUE=DATE:${isoDay(expiry).replaceAll("-", "")}`);
      expect(calendar).toContain(address);
      expect(calendar).toContain("BEGIN:VALARM");
    },
  );
});

const closeNow = operation({
  act: "test-close-now",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = done(await lockMailbox(tx, context.seller, mailboxId));
    done(await revokeMailbox(tx, context, mailbox, context.today));
    return { mailboxId };
  },
});

describe("the register of companies", () => {
  it.each([
    ["it", /Il rinnovo non richiede una nuova comunicazione al registro delle imprese/],
    ["en", /[Rr]enewal.*register/],
  ] as const)("needs nothing new after a renewal, even a late one: its mail says so (%s)", async (locale, words) => {
    const { id, email } = await holderReading(locale, -40);
    const actor = { kind: "link", purpose: "renewal", subjectId: id } as const;
    const { orderId } = done(
      await orderRenewal({ which: { mailboxId: id }, termMonths: 12 }, { seller: "demo", actor }),
    );
    done(await settleByCard({ orderId }, system()));
    await work();
    const mail = (await sentTo(email)).find(({ subject }) => /rinnovata|renewed/.test(subject));
    expect(mail?.text).toMatch(words);
  });

  it("must be told of another address once this one is lost: the mail of the revocation says so", async () => {
    const { id, email } = await holderReading("it", 100);
    done(await closeNow({ mailboxId: id }, system()));
    await work();
    const mail = (await sentTo(email)).find(({ subject }) => subject.includes("revocata"));
    expect(mail?.text).toContain("va comunicato un nuovo domicilio digitale");
  });
});
