import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "@/lib/kernel/day";
import { daysLeft, formingState, reminderDue } from "@/lib/orders/forming";

const due = day("2026-12-21");

describe("a company being formed", () => {
  it.each([
    [0, "waiting"],
    [-30, "waiting"],
    [1, "late"],
  ])("%i days after the last one is %s", (after, state) => {
    expect(formingState({ numbersDueOn: due, given: false }, addDays(due, after))).toBe(state);
    expect(formingState({ numbersDueOn: due, given: true }, addDays(due, after))).toBe("given");
  });

  it.each([
    [16, null],
    [15, 15],
    [8, 15],
    [7, 7],
    [1, 1],
    [0, 0],
    [-3, 0],
    [-8, -7],
  ])("with %i days left has the reminder of day %s due", (left, reminder) => {
    expect(reminderDue(left, [15, 7, 1, 0, -7])).toBe(reminder);
  });

  it("has every reminder due once, in order, whatever days the machine stood still", () => {
    const days = fc.uniqueArray(fc.integer({ min: -30, max: 60 }), { minLength: 1, maxLength: 6 });
    const looks = fc.uniqueArray(fc.integer({ min: -60, max: 90 }), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(days, looks, (reminderDays, lefts) => {
        const sent: number[] = [];
        for (const left of [...lefts].sort((a, b) => b - a)) {
          const reminder = reminderDue(left, reminderDays);
          if (reminder !== null && !sent.includes(reminder)) sent.push(reminder);
        }
        expect(sent).toEqual([...sent].sort((a, b) => b - a));
        expect(reminderDays).toEqual(expect.arrayContaining(sent));
        const last = Math.min(...lefts);
        if (reminderDays.some((days) => days >= last))
          expect(sent.at(-1)).toBe(Math.min(...reminderDays.filter((days) => days >= last)));
      }),
    );
  });

  it("counts days on the calendar", () => {
    expect(daysLeft(due, day("2026-11-21"))).toBe(30);
    expect(daysLeft(due, day("2026-12-22"))).toBe(-1);
  });
});
