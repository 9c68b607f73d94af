import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day } from "@/lib/kernel/day";
import { sumCents } from "@/lib/kernel/money";
import {
  agreedLines,
  type BulkMailbox,
  bulkLine,
  bulkTotals,
  LINE_OBSTACLES,
  notAsAgreed,
  sortOut,
} from "@/lib/mailboxes/bulk";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { explainRenewal } from "@/lib/mailboxes/renewal";
import { anyBulkMailbox, several } from "@/tests/support/bulk-mailbox";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const TODAY = day("2026-11-21");
const wish = (termMonths?: number) => ({ on: TODAY, channel: "account" as const, termMonths });
const lineOf = (mailbox: BulkMailbox, termMonths?: number) => bulkLine(policy, mailbox, wish(termMonths));

const states: MailboxState[] = ["active", "expired", "suspended", "cancelled", "deleted", "revoked", "renewal_failed"];
const anyMailbox = anyBulkMailbox(TODAY, states);
const anySeveral = several(anyMailbox, 30);
const anyTerm = fc.constantFrom(undefined, 12, 24, 36, 5);
const live = (change: Partial<BulkMailbox> = {}): BulkMailbox => ({
  id: crypto.randomUUID(),
  address: "uno@pec.demo.example",
  state: "active",
  expiry: addDays(TODAY, 10),
  plan: "base",
  userCode: "DMO1",
  originalDay: null,
  held: [],
  closing: false,
  paid: false,
  splitPayment: false,
  customer: null,
  ...change,
});

describe("renewals of several mailboxes", () => {
  it("each cost and lead to what they would alone, and the total is their sum", () => {
    fc.assert(
      fc.property(anySeveral, anyTerm, (mailboxes, termMonths) => {
        const lines = mailboxes.map((mailbox) => bulkLine(policy, mailbox, wish(termMonths)));
        const open = lines.filter(({ obstacle }) => !obstacle);
        for (const line of open) {
          const mailbox = mailboxes.find(({ id }) => id === line.mailboxId)!;
          const { userCode, originalDay, plan } = mailbox;
          const alone = explainRenewal(policy, {
            expiry: mailbox.expiry!,
            on: TODAY,
            channel: "account",
            plan,
            termMonths: line.termMonths,
            ...(userCode ? { userCode } : {}),
            ...(originalDay ? { originalDay } : {}),
          });
          const owed = mailbox.splitPayment ? { vatCents: 0, totalCents: alone.netCents } : {};
          expect(line.answer).toEqual({ ...alone, ...owed });
          expect(mailbox.paid || mailbox.closing || mailbox.state === "revoked").toBe(false);
        }
        const totals = bulkTotals(lines);
        expect(totals.totalCents).toBe(sumCents(open.map(({ answer }) => answer!.totalCents)));
        expect(totals.totalCents).toBe(totals.netCents + totals.vatCents);
        expect(totals.count).toBe(open.length);
      }),
    );
  });

  it("are left out for a reason the pages have words for", () => {
    fc.assert(
      fc.property(anyMailbox, anyTerm, (mailbox, termMonths) => {
        const { obstacle } = bulkLine(policy, mailbox, wish(termMonths));
        if (obstacle) expect(LINE_OBSTACLES).toContain(obstacle);
      }),
    );
  });

  it("are carried out exactly as they were agreed to on the same facts", () => {
    fc.assert(
      fc.property(anySeveral, anyTerm, (mailboxes, termMonths) => {
        const lines = mailboxes.map((mailbox) => bulkLine(policy, mailbox, wish(termMonths)));
        const agreed = agreedLines(lines);
        const sorted = sortOut(lineOf, mailboxes, [...agreed, ...agreed]);
        expect(sorted.refused).toEqual([]);
        expect(bulkTotals(sorted.lines)).toEqual(bulkTotals(lines));
      }),
    );
  });

  it("renew nothing when they are agreed to once more after they were renewed", () => {
    fc.assert(
      fc.property(anySeveral, anyTerm, (mailboxes, termMonths) => {
        const lines = mailboxes.map((mailbox) => bulkLine(policy, mailbox, wish(termMonths)));
        const agreed = agreedLines(lines);
        const until = new Map(lines.map(({ mailboxId, answer }) => [mailboxId, answer?.newExpiry]));
        const onceMore = (change: (mailbox: BulkMailbox) => Partial<BulkMailbox>) =>
          sortOut(
            lineOf,
            mailboxes.map((mailbox) => ({ ...mailbox, ...change(mailbox) })),
            agreed,
          );
        // Paid and not carried out yet; then carried out.
        expect(onceMore(() => ({ paid: true })).lines).toEqual([]);
        expect(onceMore(({ id, expiry }) => ({ expiry: until.get(id) ?? expiry })).lines).toEqual([]);
      }),
    );
  });
});

describe("a line", () => {
  it.each<[Partial<BulkMailbox>, string]>([
    [{ expiry: addDays(TODAY, 200) }, "renewal-too-early"],
    [{ expiry: addDays(TODAY, -250) }, "renewal-too-late"],
    [{ userCode: "KLX77" }, "renewal-closed-prefix"],
    [{ plan: "gone" }, "renewal-no-price"],
    [{ state: "revoked" }, "mailbox-not-found"],
    [{ expiry: null }, "mailbox-not-found"],
    [{ closing: true }, "mailbox-being-revoked"],
    [{ paid: true }, "renewal-paid"],
  ])("of %o is left out: %s", (change, obstacle) => {
    expect(bulkLine(policy, live(change), wish()).obstacle).toBe(obstacle);
  });

  it("takes the term wished where it is on sale, else its shortest", () => {
    expect(bulkLine(policy, live(), wish(24)).termMonths).toBe(24);
    expect(bulkLine(policy, live({ plan: "plus" }), wish(24)).termMonths).toBe(12);
  });

  it("is not carried out at another price, from another expiry or for another term", () => {
    const mailbox = live();
    const line = bulkLine(policy, mailbox, wish(12));
    const [agreed] = agreedLines([line]);
    expect(notAsAgreed(line, agreed!)).toBeNull();
    expect(notAsAgreed(line, { ...agreed!, totalCents: 1 })).toBe("price-changed");
    expect(notAsAgreed(line, { ...agreed!, expiresOn: "2026-12-02" })).toBe("expiry-changed");
    const later: Day = addDays(mailbox.expiry!, 365);
    expect(notAsAgreed(bulkLine(policy, { ...mailbox, expiry: later }, wish()), agreed!)).toBe("expiry-changed");
    expect(sortOut(lineOf, [mailbox], [{ ...agreed!, termMonths: 7 }]).refused[0]?.code).toBe("renewal-no-price");
  });

  it("of a mailbox that is not there is left out", () => {
    const agreed = agreedLines([bulkLine(policy, live(), wish())]);
    expect(sortOut(lineOf, [], agreed).refused).toEqual([
      { mailboxId: agreed[0]!.mailboxId, code: "mailbox-not-found" },
    ]);
  });
});
