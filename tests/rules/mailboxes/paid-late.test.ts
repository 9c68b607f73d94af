import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "@/lib/kernel/day";
import { MAILBOX_LIFE, type MailboxState } from "@/lib/mailboxes/mailbox";
import { isTooLate, whyTooLate } from "@/lib/mailboxes/paid-late";
import { demoPolicy } from "@/tests/support/policy";

const CLOSES = 60;
type Late = "honour" | "prepaid";
type Command = "none" | "close";
/** Renewable until the 60th day; cancelled from another, commanding one thing or the other. */
const policyOf = (paidLate: Late, cancelled: number, command: Command) =>
  demoPolicy("demo", ({ lifecycle }) => {
    lifecycle.renewal = { opens: { days: -90 }, closes: { days: CLOSES }, paidLate };
    lifecycle.phases = [
      { state: "suspended", from: { days: 1 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: cancelled }, access: "none", command },
    ];
  });
const LATE: Late[] = ["honour", "prepaid"];
const known = new Map(
  LATE.flatMap((late) =>
    (["none", "close"] as const).map((command) => [`${late} ${command}`, policyOf(late, 61, command)] as const),
  ),
);
const policy = (late: Late, command: Command) => known.get(`${late} ${command}`)!;

const states = Object.keys(MAILBOX_LIFE) as MailboxState[];
const alive: MailboxState[] = ["active", "expired", "suspended", "renewal_failed"];
const late = fc.constantFrom(...LATE);
const command = fc.constantFrom<Command>("none", "close");
const distance = fc.integer({ min: -60, max: 200 });
const anyExpiry = fc.integer({ min: 0, max: 7300 }).map((n) => addDays(day("2020-01-01"), n));

test("money is kept from a renewal exactly when the mailbox is closed, or it was paid after a window that counts", () => {
  const cases = fc.record({ late, command, expiry: anyExpiry, orderedOn: distance, paidOn: distance });
  fc.assert(
    fc.property(cases, fc.constantFrom(...states), fc.boolean(), (given, state, isRevoked) => {
      const rules = policy(given.late, given.command);
      const why = whyTooLate(
        { ordered: rules, today: rules },
        { state, isRevoked },
        {
          expiry: given.expiry,
          orderedOn: addDays(given.expiry, given.orderedOn),
          paidOn: addDays(given.expiry, given.paidOn),
        },
      );
      const inTime = given.orderedOn <= CLOSES;
      const closed = isRevoked || ["revoked", "deleted"].includes(state);
      if (closed || (inTime && state === "cancelled" && given.command === "close")) expect(why).toBe("mailbox-gone");
      else expect(why).toBe(inTime && given.late === "prepaid" && given.paidOn > CLOSES ? "renewal-too-late" : null);
    }),
  );
});

test("paid inside the window it counts for every live mailbox, whatever the policy and however long it travels", () => {
  fc.assert(
    fc.property(
      late,
      command,
      anyExpiry,
      fc.constantFrom(...alive),
      fc.integer({ min: -60, max: CLOSES }),
      (...all) => {
        const [paidLate, close, expiry, state, paidOn] = all;
        const rules = policy(paidLate, close);
        const paid = { expiry, orderedOn: addDays(expiry, Math.min(paidOn, 0)), paidOn: addDays(expiry, paidOn) };
        expect(whyTooLate({ ordered: rules, today: rules }, { state, isRevoked: false }, paid)).toBeNull();
      },
    ),
  );
});

test("the rules it was ordered under decide, though the seller has changed them since", () => {
  const [honour, prepaid] = [policy("honour", "close"), policy("prepaid", "close")];
  const expiry = day("2026-03-31");
  const paid = { expiry, orderedOn: expiry, paidOn: addDays(expiry, 70) };
  const standing = { state: "suspended" as const, isRevoked: false };
  expect(whyTooLate({ ordered: honour, today: prepaid }, standing, paid)).toBeNull();
  expect(whyTooLate({ ordered: prepaid, today: honour }, standing, paid)).toBe("renewal-too-late");
});

test("a phase that leaves renewing to a person ends the window before its last day", () => {
  const rules = demoPolicy("demo", ({ lifecycle }) => {
    lifecycle.renewal = { opens: { days: -90 }, closes: { days: CLOSES }, paidLate: "prepaid" };
    lifecycle.phases = [{ state: "expired", from: { days: 30 }, access: "full", online: "ask-rep" }];
  });
  const expiry = day("2026-03-31");
  const paidAfter = (days: number) =>
    whyTooLate(
      { ordered: rules, today: rules },
      { state: "expired", isRevoked: false },
      { expiry, orderedOn: expiry, paidOn: addDays(expiry, days) },
    );
  expect(paidAfter(29)).toBeNull();
  expect(paidAfter(30)).toBe("renewal-too-late");
});

test("other reasons why money goes astray are not about lateness", () => {
  expect(["renewal-too-late", "mailbox-gone"].every(isTooLate)).toBe(true);
  expect(["order-paid", "order-closed", "renewal-paid", "amount-differs", ""].some(isTooLate)).toBe(false);
});
