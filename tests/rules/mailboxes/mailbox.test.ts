import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day, isAfter, isBefore, isoDay } from "@/lib/kernel/day";
import {
  afterEvent,
  firstStep,
  MAILBOX_LIFE,
  type MailboxEvent,
  type MailboxState,
  nextStepAfter,
  phaseOn,
  phasesAfter,
  stateOn,
  stepsTo,
} from "@/lib/mailboxes/mailbox";
import { remindersFor } from "@/lib/mailboxes/reminders";
import type { Phase } from "@/lib/sellers/policy/lifecycle";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const anyDay = fc.integer({ min: 0, max: 7300 }).map((n) => addDays(day("2020-01-01"), n));

describe("the phases after an expiry", () => {
  it.each([
    ["2026-11-21", "active"],
    ["2026-11-22", "expired"],
    ["2026-12-20", "expired"],
    ["2026-12-21", "suspended"],
    ["2027-05-21", "suspended"],
    ["2027-05-22", "cancelled"],
  ])("of 21 November 2026, on %s: %s", (on, state) => {
    expect(stateOn(policy, day("2026-11-21"), day(on))).toBe(state);
  });

  it("come in order, and on every day exactly one holds", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 800 }), (expiry, distance) => {
        const on = addDays(expiry, distance);
        const phases = phasesAfter(policy, expiry);
        for (const [i, phase] of phases.entries())
          if (i > 0) expect(isAfter(phase.begins, phases[i - 1]!.begins)).toBe(true);
        const phase = phaseOn(policy, expiry, on);
        expect(phase === null).toBe(!isAfter(on, expiry));
        if (!phase) return;
        expect(isBefore(on, phase.begins)).toBe(false);
        const next = nextStepAfter(policy, expiry, on);
        if (next) expect(isAfter(next, on)).toBe(true);
      }),
    );
  });

  it("are met day by day for twenty years without one skipped or doubled", () => {
    for (let expiry = day("2024-01-31"); isBefore(expiry, day("2044-01-31")); expiry = addDays(expiry, 29)) {
      const met: string[] = [];
      for (let on = firstStep(policy, expiry); ; ) {
        met.push(stateOn(policy, expiry, on));
        const next = nextStepAfter(policy, expiry, on);
        if (!next) break;
        on = next;
      }
      expect(met).toEqual(["expired", "suspended", "cancelled"]);
    }
  });
});

/** Rules known of other sellers, as the phases that say them; days are counted from the expiry. */
const KNOWN: [what: string, phases: Partial<Phase>[], met: [day: number, state: string][]][] = [
  [
    "suspended on the expiry day itself",
    [{ state: "suspended", from: { days: 0, months: 0 } }],
    [
      [-1, "active"],
      [0, "suspended"],
    ],
  ],
  [
    "suspended after 7 days",
    [{ state: "suspended", from: { days: 7, months: 0 } }],
    [
      [0, "active"],
      [1, "expired"],
      [6, "expired"],
      [7, "suspended"],
    ],
  ],
  [
    "receive only, then deleted at 67 days",
    [
      { state: "expired", from: { days: 1, months: 0 }, access: "receive-only" },
      { state: "suspended", from: { days: 31, months: 0 } },
      { state: "deleted", from: { days: 67, months: 0 }, command: "close" },
    ],
    [
      [30, "expired"],
      [31, "suspended"],
      [66, "suspended"],
      [67, "deleted"],
      [4000, "deleted"],
    ],
  ],
];

describe("other sellers' rules are data", () => {
  it.each(KNOWN)("%s", (_, phases, met) => {
    const other = demoPolicy();
    other.lifecycle.phases = phases.map((phase) => ({ access: "none", command: "none", ...phase }) as Phase);
    const expiry = day("2026-11-21");
    for (const [distance, state] of met) expect(stateOn(other, expiry, addDays(expiry, distance))).toBe(state);
    const steps: string[] = [];
    for (let on: Day | null = firstStep(other, expiry); on; on = nextStepAfter(other, expiry, on))
      steps.push(stateOn(other, expiry, on));
    expect(steps).toEqual([...new Set(met.map(([, state]) => state))].filter((state) => state !== "active"));
  });
});

describe("the life of a mailbox", () => {
  const states = Object.keys(MAILBOX_LIFE) as MailboxState[];
  const events: MailboxEvent[] = [
    "provision",
    "provisioned",
    "fail-provisioning",
    "expire",
    "suspend",
    "cancel",
    "delete",
    "renewed",
    "fail-renewal",
    "revoke",
  ];

  it("answers every event in every state, with a state or a reason", () => {
    for (const state of states)
      for (const event of events) {
        const after = afterEvent(state, event);
        if (typeof after === "string") expect(states).toContain(after);
        else expect(after).toMatchObject({ refused: true, code: `mailbox-cannot-${event}`, params: { state } });
      }
  });

  it("ends with revocation or deletion", () => {
    for (const event of events) expect(typeof afterEvent("revoked", event)).toBe("object");
    for (const event of events) expect(typeof afterEvent("deleted", event)).toBe("object");
  });
});

describe("reminders", () => {
  it("are those still ahead, that day included", () => {
    const planned = remindersFor(policy, day("2026-12-21"), day("2026-11-21"));
    expect(planned.map(({ offset, dueOn }) => [offset, isoDay(dueOn)])).toEqual([
      [-30, "2026-11-21"],
      [-15, "2026-12-06"],
      [-7, "2026-12-14"],
      [-1, "2026-12-20"],
      [0, "2026-12-21"],
      [1, "2026-12-22"],
      [30, "2027-01-20"],
      [150, "2027-05-20"],
    ]);
  });
});

it("takes every step but the one that closes it for good while money for its renewal may come", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (expiry, days) => {
      const [on, mailbox] = [
        addDays(expiry, days),
        { state: "active" as const, expiry, dueOn: firstStep(policy, expiry) },
      ];
      const all = stepsTo(policy, mailbox, on);
      expect(stepsTo(policy, mailbox, on, { closing: false })).toEqual(all.filter((state) => state !== "cancelled"));
      expect(all.at(-1) ?? "active").toBe(stateOn(policy, expiry, on));
    }),
  );
});
