import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonthsKeeping, day, daysBetween } from "@/lib/kernel/day";
import { extrasOf, type Held, renewing, termLeft } from "@/lib/mailboxes/extras";
import { demoPolicy } from "@/tests/support/policy";

const both = (text: string) => ({ it: text, en: text });
const common = {
  name: both("Aggiunta"),
  description: both("Aggiunta"),
  maxBlocks: 50,
  prices: [{ per: "once" as const, channels: ["account" as const], amountCents: 100 }],
};
const policy = demoPolicy("demo", (draft) => {
  draft.catalogue.addOns = [
    { ...common, code: "inbox", unit: "inbox-gb" },
    { ...common, code: "lite", unit: "lite-mailboxes", block: 10 },
    { ...common, code: "sends", unit: "sends", block: 3, renewsWithMailbox: false },
    { ...common, code: "shield", unit: "switch", maxBlocks: 1 },
    { ...common, code: "archive", unit: "switch", maxBlocks: 1 },
  ];
  Object.assign(draft.catalogue.plans[0]!, {
    addOns: ["inbox", "lite", "sends", "shield", "archive"],
    includedSends: 5,
    hub: { watched: 50 },
  });
});
const held = (code: string, blocks = 1, state: Held["state"] = "active"): Held => {
  const { unit, block } = policy.catalogue.addOns.find((each) => each.code === code)!;
  return { code, blocks, unit, units: block * blocks, state };
};

describe("what a mailbox is entitled to", () => {
  it("is its plan, and every add-on paid for", () => {
    const all = [
      held("inbox", 3),
      held("inbox", 2, "ordered"),
      held("lite"),
      held("sends", 2),
      held("shield"),
      held("archive"),
    ];
    expect(extrasOf(policy, "base", all)).toEqual({
      inboxGb: 6,
      archiveGb: 0,
      sends: 11,
      watched: 50,
      lite: 10,
      switches: ["archive", "shield"],
    });
  });

  it("leaves out what has ended", () => {
    expect(extrasOf(policy, "base", [held("inbox", 3, "ended")]).inboxGb).toBe(1);
    expect(extrasOf(policy, "plus", []).sends).toBeNull();
  });

  it("goes on at a renewal, packs that are used up apart", () => {
    const all = [held("inbox", 3), held("inbox", 2), held("sends", 2), held("lite", 1, "ended")];
    expect(renewing(policy, all)).toEqual([{ code: "inbox", blocks: 5 }]);
  });
});

describe("the term an add-on is for", () => {
  it("is all of it on its first day, one day on the eve of the expiry, nothing on the expiry", () => {
    const mailbox = { expiry: day("2027-11-21"), termMonths: 12, originalDay: 21 };
    expect(termLeft(mailbox, day("2026-11-21"))).toEqual({ days: 365, of: 365 });
    expect(termLeft(mailbox, day("2027-11-20"))).toEqual({ days: 1, of: 365 });
    expect(termLeft(mailbox, day("2027-11-21"))).toBeNull();
    expect(termLeft(mailbox, day("2026-09-01"))).toEqual({ days: 365, of: 365 });
  });

  it("is never more than the whole, whatever the day and the term", () => {
    const start = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(day("2020-01-01"), n));
    fc.assert(
      fc.property(
        start,
        fc.constantFrom(1, 6, 12, 24, 36),
        fc.integer({ min: -50, max: 1200 }),
        (begins, months, after) => {
          const expiry = addMonthsKeeping(begins, months, begins.day);
          const left = termLeft({ expiry, termMonths: months, originalDay: begins.day }, addDays(begins, after));
          if (!left) {
            expect(addDays(begins, after).until(expiry).days).toBeLessThanOrEqual(0);
            return;
          }
          expect(left.days).toBeGreaterThan(0);
          expect(left.days).toBeLessThanOrEqual(left.of);
          expect(left.of).toBe(daysBetween(begins, expiry));
        },
      ),
    );
  });
});
