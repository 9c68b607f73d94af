import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { customersTurn, type TimelineFacts, timelineOf } from "@/lib/orders/timeline";

const instant = (iso: string) => Temporal.Instant.from(iso);
const CREATED = instant("2026-11-20T09:00:00Z");
const PLACED = instant("2026-11-20T10:00:00Z");
const PAID = instant("2026-11-20T10:05:00Z");
const DUE = instant("2026-11-24T17:00:00Z");
const DONE = instant("2026-11-21T08:00:00Z");

const draft: TimelineFacts = {
  kind: "activation",
  state: "draft",
  createdAt: CREATED,
  placedAt: null,
  settledAt: null,
  fulfilledAt: null,
  closedAt: null,
  expiresAt: DUE,
  paymentUnderWay: false,
  review: null,
  mailbox: null,
  namesNeeded: false,
};
const openReview = { state: "open", openedAt: PLACED, dueAt: DUE, decidedAt: null } as const;
const placed: TimelineFacts = { ...draft, state: "placed", placedAt: PLACED, review: openReview };
const settled: TimelineFacts = { ...placed, state: "settled", settledAt: PAID, expiresAt: null };
const approved = { ...openReview, state: "approved", decidedAt: DONE } as const;
const rejected = { ...openReview, state: "rejected", decidedAt: DONE } as const;

/** "placed done, paid now (customer: pay)" */
const told = (facts: TimelineFacts) =>
  timelineOf(facts)
    .map(({ key, state, who, action }) => {
      const turn = [who, action].filter(Boolean).join(": ");
      return `${key} ${state}${turn ? ` (${turn})` : ""}`;
    })
    .join(", ");

describe("timeline of an order", () => {
  it.each<[string, TimelineFacts, string]>([
    [
      "a draft",
      draft,
      "placed now (customer: continue), paid next (customer), reviewed next (staff), activated next (provider)",
    ],
    [
      "waiting for money and papers",
      placed,
      "placed done, paid now (customer: pay), reviewed now (staff), activated next (provider)",
    ],
    [
      "money on its way",
      { ...placed, paymentUnderWay: true },
      "placed done, paid now (bank: pay), reviewed now (staff), activated next (provider)",
    ],
    [
      "paid, papers to be looked at",
      settled,
      "placed done, paid done, reviewed now (staff), activated next (provider)",
    ],
    [
      "papers rejected",
      { ...settled, review: rejected },
      "placed done, paid done, reviewed failed (customer: documents), activated next (provider)",
    ],
    [
      "approved before paid",
      { ...placed, review: approved },
      "placed done, paid now (customer: pay), reviewed done, activated next (provider)",
    ],
    [
      "being made",
      { ...settled, review: approved, mailbox: { state: "provisioning" } },
      "placed done, paid done, reviewed done, activated now (provider)",
    ],
    [
      "no name left",
      { ...settled, review: approved, mailbox: { state: "provisioning_failed" }, namesNeeded: true },
      "placed done, paid done, reviewed done, activated failed (customer: names)",
    ],
    [
      "refused by the provider",
      { ...settled, review: approved, mailbox: { state: "provisioning_failed" } },
      "placed done, paid done, reviewed done, activated failed (staff)",
    ],
    [
      "active",
      { ...settled, state: "fulfilled", review: approved, fulfilledAt: DONE, mailbox: { state: "active" } },
      "placed done, paid done, reviewed done, activated done",
    ],
    ["cancelled while a draft", { ...draft, state: "cancelled", closedAt: DONE }, "cancelled done"],
    ["expired unpaid", { ...placed, state: "expired", closedAt: DONE }, "placed done, expired done"],
    [
      "a renewal to be paid",
      { ...placed, kind: "renewal", review: null, mailbox: { state: "active" } },
      "placed done, paid now (customer: pay), renewed next (provider)",
    ],
    [
      "a renewal that failed",
      { ...settled, kind: "renewal", review: null, mailbox: { state: "renewal_failed" } },
      "placed done, paid done, renewed failed (staff)",
    ],
    [
      "a renewal done",
      { ...settled, kind: "renewal", review: null, state: "fulfilled", fulfilledAt: DONE },
      "placed done, paid done, renewed done",
    ],
  ])("%s", (_name, facts, expected) => expect(told(facts)).toBe(expected));

  it("gives what happened its instant, and what is promised its own", () => {
    const [order, money, papers] = timelineOf(settled);
    expect([order?.at, money?.at, papers?.due]).toEqual([PLACED, PAID, DUE]);
    expect(timelineOf(placed)[1]?.due).toEqual(DUE);
  });

  it("says by when what was paid is promised, but while its customer must send papers again", () => {
    const promised = (facts: TimelineFacts) => timelineOf({ ...facts, promisedBy: DONE }).at(-1)?.due;
    expect(promised(settled)).toEqual(DONE);
    expect(promised({ ...settled, review: approved, mailbox: { state: "provisioning" } })).toEqual(DONE);
    expect(promised({ ...settled, kind: "renewal", review: null })).toEqual(DONE);
    expect(promised({ ...settled, kind: "add_on", review: null })).toEqual(DONE);
    expect(promised({ ...settled, review: rejected })).toBeUndefined();
    expect(promised({ ...settled, papers: { arrivedAt: PAID, dueAt: DUE } })).toEqual(DUE);
    expect(promised({ ...settled, state: "fulfilled", fulfilledAt: PAID })).toBeUndefined();
  });

  it("asks of the customer first what holds the order up", () => {
    expect(customersTurn(timelineOf(placed))?.action).toBe("pay");
    expect(customersTurn(timelineOf({ ...settled, review: rejected }))?.action).toBe("documents");
    expect(customersTurn(timelineOf(settled))).toBeNull();
  });

  it("never says that nothing is under way while the order is alive, nor that somebody must act when it is over", () => {
    const moment = fc.option(fc.constantFrom(PLACED, PAID, DONE), { nil: null });
    const facts = fc.record<TimelineFacts>({
      kind: fc.constantFrom("activation", "renewal"),
      state: fc.constantFrom("draft", "placed", "settled", "fulfilled", "cancelled", "expired"),
      createdAt: fc.constant(CREATED),
      placedAt: moment,
      settledAt: moment,
      fulfilledAt: moment,
      closedAt: moment,
      expiresAt: moment,
      paymentUnderWay: fc.boolean(),
      review: fc.option(fc.constantFrom(openReview, approved, rejected), { nil: null }),
      mailbox: fc.option(
        fc.constantFrom({ state: "provisioning" } as const, { state: "provisioning_failed" } as const),
        { nil: null },
      ),
      namesNeeded: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (each) => {
        const steps = timelineOf(each);
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
        if (each.state === "draft" || each.state === "placed")
          expect(steps.some(({ state }) => state === "now" || state === "failed")).toBe(true);
        if (["fulfilled", "cancelled", "expired"].includes(each.state))
          expect(steps.filter(({ key }) => key !== "reviewed").every(({ who }) => who === undefined)).toBe(true);
        for (const step of steps) if (step.state === "done") expect(step.who).toBeUndefined();
      }),
    );
  });
});
