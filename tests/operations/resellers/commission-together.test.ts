import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commissionsBooked } from "@/lib/audit/invariants/commissions-booked";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { addDays, dayInRome } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { sweepCommissions } from "@/lib/resellers/jobs/sweep-commissions";
import { owedToReseller } from "@/lib/resellers/queries/commission";
import { salesOf } from "@/lib/resellers/queries/statement";
import { totalsOfSales } from "@/lib/resellers/statement";
import { givenUser } from "@/tests/support/people";
import { givenReseller } from "@/tests/support/resellers";
import { givenLines, givenShop, order, pageFor, paid, rowOf, seller } from "../mailboxes/together-support";
import { balanceOn } from "../payments/slow";
import { done } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenShop();
});
afterAll(() => close());

const today = dayInRome(now());
const month = { from: addDays(today, -2), to: addDays(today, 2) };
const NET = 1800;

it("a credit note on the one invoice of several renewals takes back what their parts had earned, to the cent", async () => {
  const { actor } = await givenUser(seller, { roles: ["accounting"] });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).filter((some) => some.includes(true)),
      fc.constantFrom("3,33", "5", "12,5"),
      fc.boolean(),
      async (lines, commission, booked) => {
        const bps = Math.round(Number(commission.replace(",", ".")) * 100);
        const reseller = await givenReseller(seller, { commission, discount: "" });
        const owner = { id: reseller.userId, actor: reseller.actor };
        const { orderId } = done(await order(owner, await givenLines(owner, 3)));
        done(await paid(await pageFor({ owner, orderId })));
        const owed = () => owedToReseller(seller, reseller.resellerId);
        const agrees = async (cents: number) => {
          await sweepCommissions(now());
          expect(await owed()).toBe(cents);
          expect(await balanceOn(seller, "payable", reseller.resellerId)).toBe(cents);
          const sales = await salesOf(seller, { id: reseller.resellerId, userId: reseller.userId }, month);
          expect(totalsOfSales(sales).commissionCents).toBe(cents);
        };
        if (booked) await agrees(3 * vatOf(NET, bps));
        const { invoice, payments, parts } = await rowOf(orderId);
        const credit = { invoiceId: invoice?.id ?? "", reason: "Prova" };
        done(await creditInvoice({ ...credit, what: "lines", lines }, { seller, actor }));
        const left = lines.filter((taken) => !taken).length;
        await agrees(left * vatOf(NET, bps));
        // The rest goes back one by one, each with a credit note on its own line.
        const items = await db().renewalItem.findMany({ where: { orderId }, orderBy: { n: "asc" } });
        const rest = items.filter((_, n) => !lines[n]);
        expect(parts).toHaveLength(3);
        for (const [n, { mailboxId }] of rest.entries()) {
          const refund = {
            paymentId: payments[0]?.id ?? "",
            mailboxId,
            amount: "21,96",
            to: "prepaid",
            reason: "withdrawal",
          };
          done(await askRefund(refund as never, { seller, actor }));
          await agrees((left - n - 1) * vatOf(NET, bps));
        }
      },
    ),
    { numRuns: 4 },
  );
  expect(await db().$queryRawUnsafe(commissionsBooked.sql)).toEqual([]);
}, 60_000);
