import fc from "fast-check";
import { expect, test } from "vitest";
import { sendsOccasion, sendsStage } from "@/lib/mailboxes/sends";

const percents = fc.integer({ min: 0, max: 100 });
const counts = fc.record({ total: fc.integer({ min: 1, max: 10_000 }), used: fc.nat(12_000) });

test("sends are out exactly when none is left", () => {
  fc.assert(
    fc.property(counts, percents, (sends, percent) => {
      expect(sendsStage(sends, percent) === "out").toBe(sends.used >= sends.total);
    }),
  );
});

test("sending more never makes a mailbox less short of sends", () => {
  const rank = { low: 1, out: 2 };
  fc.assert(
    fc.property(counts, percents, fc.nat(50), (sends, percent, more) => {
      const rankOf = (used: number) => {
        const stage = sendsStage({ ...sends, used }, percent);
        return stage ? rank[stage] : 0;
      };
      expect(rankOf(sends.used + more)).toBeGreaterThanOrEqual(rankOf(sends.used));
    }),
  );
});

test.each([
  [5, 3, 10, null],
  [5, 4, 10, "low"],
  [5, 4, 0, null],
  [5, 5, 0, "out"],
  [100, 89, 10, null],
  [100, 90, 10, "low"],
  [0, 0, 10, "out"],
] as const)("of %i sends %i used, told from %i percent: %s", (total, used, percent, stage) => {
  expect(sendsStage({ total, used }, percent)).toBe(stage);
});

test("a new term and a pack bought make another occasion", () => {
  const [mailbox, sends] = [
    { id: "m", expiresOn: "2027-05-01" },
    { total: 5, used: 4 },
  ];
  const occasions = [
    sendsOccasion(mailbox, sends, "low"),
    sendsOccasion(mailbox, sends, "out"),
    sendsOccasion(mailbox, { ...sends, total: 8 }, "low"),
    sendsOccasion({ ...mailbox, expiresOn: "2028-05-01" }, sends, "low"),
  ];
  expect(new Set(occasions).size).toBe(4);
  expect(sendsOccasion(mailbox, { ...sends, used: 5 }, "low")).toBe(occasions[0]);
});
