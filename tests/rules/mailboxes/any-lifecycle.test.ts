import "../../support/random-seed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type Day,
  day,
  dayInRome,
  endOfDayInRome,
  type Instant,
  isAfter,
  isBefore,
  isoDay,
  startOfDayInRome,
} from "@/lib/kernel/day";
import {
  firstStep,
  type MailboxState,
  phaseOn,
  phasesAfter,
  type Step,
  stateOn,
  stepOf,
} from "@/lib/mailboxes/mailbox";
import { remindersFor } from "@/lib/mailboxes/reminders";
import type { Policy } from "@/lib/sellers/policy";
import { readPolicy } from "@/lib/sellers/policy-faults";
import { demoPolicy } from "@/tests/support/policy";

const offset = fc.record({
  months: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  days: fc.oneof(fc.constantFrom(0, 1, 7, 30, 31, 60, 67, 90), fc.integer({ min: 0, max: 200 })),
});
const phase = fc.record({
  state: fc.constantFrom("expired", "suspended", "cancelled", "deleted"),
  from: offset,
  access: fc.constantFrom("full", "receive-only", "read-only", "none"),
  command: fc.constantFrom("none", "suspend", "close"),
});

/** Whatever a seller may write that the product takes: what it refuses is left out. */
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    phases: fc.array(phase, { minLength: 1, maxLength: 5 }),
    reminderDays: fc.uniqueArray(fc.integer({ min: -365, max: 365 }), { maxLength: 8 }),
  })
  .map(({ phases, reminderDays }) => {
    const months = ({ from }: (typeof phases)[number]) => from.months * 31 + from.days;
    const sorted = [...phases].sort((a, b) => months(a) - months(b));
    const draft = demoPolicy();
    return { ...draft, lifecycle: { ...draft.lifecycle, phases: sorted, reminderDays } };
  })
  .map((written) => readPolicy(JSON.parse(JSON.stringify(written))))
  .filter((read) => "policy" in read)
  .map((read) => (read as { policy: Policy }).policy);

/** Any day of twenty years, more often those on which calendars go wrong. */
const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 0, max: 7305 }).map((n) => addDays(day("2024-01-01"), n)),
  fc
    .constantFrom("2024-02-29", "2027-08-31", "2026-12-31", "2027-01-01", "2026-03-29", "2026-10-25", "2028-01-31")
    .map(day),
);

/** Any instant within two years of a day, more often the first and the last one of a day in Rome. */
const instantNear = (around: Day): fc.Arbitrary<Instant> =>
  fc
    .tuple(fc.integer({ min: -100, max: 700 }), fc.constantFrom("first", "last", "any"), fc.nat(86_399_999))
    .map(([distance, which, ms]) => {
      const on = addDays(around, distance);
      if (which === "last") return endOfDayInRome(on);
      return startOfDayInRome(on).add({ milliseconds: which === "first" ? 0 : ms % 82_800_000 });
    });

describe("of any policy a seller may write", () => {
  it("exactly one phase holds at every instant, or the mailbox is paid; they come in order", () =>
    fc.assert(
      fc.property(
        anyPolicy,
        anyDay.chain((expiry) => fc.tuple(fc.constant(expiry), instantNear(expiry))),
        (policy, [expiry, at]) => {
          const on = dayInRome(at);
          const phases = phasesAfter(policy, expiry);
          for (const [i, { begins }] of phases.entries())
            if (i > 0) expect(isAfter(begins, phases[i - 1]!.begins)).toBe(true);
          const holding = phases.filter(({ begins }, i) => {
            const end = phases[i + 1]?.begins;
            return !isBefore(on, begins) && (!end || isBefore(on, end));
          });
          expect(holding).toEqual([phaseOn(policy, expiry, on)].filter((each) => each !== null));
          if (isAfter(on, expiry)) expect(holding).toHaveLength(1);
          if (isBefore(on, expiry)) expect(holding).toHaveLength(0);
        },
      ),
    ));

  it("the nights bring a mailbox through every phase once, each with its command, whichever nights are missed", () =>
    fc.assert(
      fc.property(
        anyPolicy,
        anyDay,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 30 }),
        (policy, expiry, nights) => {
          let state: MailboxState = "active";
          let dueOn: Day | null = firstStep(policy, expiry);
          const told: string[] = [];
          let on = addDays(expiry, -20);
          for (const after of nights) {
            on = addDays(on, after);
            while (dueOn && !isAfter(dueOn, on)) {
              const step: Step = stepOf(policy, { state, expiry, dueOn });
              state = step.state ?? state;
              if (step.command !== "none") told.push(`${isoDay(dueOn)} ${step.command}`);
              dueOn = step.next;
            }
            expect(state).toBe(stateOn(policy, expiry, on));
          }
          const due = phasesAfter(policy, expiry).filter(
            ({ begins, command }) => !isAfter(begins, on) && command !== "none",
          );
          expect(told).toEqual(due.map(({ begins, command }) => `${isoDay(begins)} ${command}`));
        },
      ),
    ));

  it("each reminder of a term falls on one day, whatever the nights on which they are planned", () =>
    fc.assert(
      fc.property(anyPolicy, anyDay, (policy, expiry) => {
        const days = remindersFor(policy, expiry, addDays(expiry, -366)).map(({ dueOn }) => isoDay(dueOn));
        expect([...days].sort()).toEqual(
          policy.lifecycle.reminderDays.map((distance) => isoDay(addDays(expiry, distance))).sort(),
        );
      }),
    ));
});
