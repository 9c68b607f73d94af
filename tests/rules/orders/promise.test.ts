import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { orderDueBy, type PaidOrder, promiseOf } from "@/lib/orders/promise";
import { policySchema } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";

const policy = (seller: string) => policySchema.parse(presets.find((each) => each.seller === seller));
/** A Friday, at noon in Rome. */
const PAID = Temporal.Instant.from("2026-11-20T11:00:00Z");
const paid = (facts: Partial<PaidOrder> = {}): PaidOrder => ({
  kind: "activation",
  paidAt: PAID,
  review: null,
  ...facts,
});
const due = (seller: string, order: PaidOrder) => orderDueBy(order, policy(seller))?.toString() ?? null;
const byStaff = { openedAt: PAID.subtract({ hours: 2 }), byStaff: true };

describe("what was promised of an order", () => {
  it("runs from its payment, as the sellers' FAQs say", () => {
    expect(due("1pec", paid())).toBe("2026-11-21T11:00:00Z");
    expect(due("visura", paid({ kind: "renewal" }))).toBe("2026-11-21T11:00:00Z");
    expect(due("visura", paid({ kind: "renewals" }))).toBe("2026-11-21T11:00:00Z");
    expect(due("visura", paid({ kind: "add_on" }))).toBe("2026-11-22T11:00:00Z");
    expect(due("professionalmail", paid({ review: byStaff }))).toBeNull();
  });

  it("runs from its papers when they came after the payment, in working hours where they count", () => {
    const openedAt = PAID.add({ hours: 48 });
    expect(due("1pec", paid({ review: { openedAt, byStaff: true } }))).toBe("2026-11-23T11:00:00Z");
    // 24 hours of nine a day, from Friday noon: six on Friday, nine on Monday, nine on Tuesday.
    expect(due("infocert", paid({ review: byStaff }))).toBe("2026-11-24T17:00:00Z");
  });

  it("is at once where a signature suffices", () => {
    const review = { openedAt: PAID, byStaff: false };
    expect(promiseOf(paid({ review }), policy("infocert"))?.[0]).toBe("digital");
    expect(due("infocert", paid({ review }))).toBe("2026-11-20T12:00:00Z");
    expect(promiseOf(paid({ review: byStaff }), policy("infocert"))).toMatchObject([
      "activation-by-hand",
      { percent: 90 },
    ]);
  });
});
