import { instantToDb } from "@/lib/kernel/day";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

type Subject = { orderId: string } | { topUpId: string };

/** The money reported has come: nobody need look at its receipts any more. */
export async function confirmReports(tx: Tx, context: Context, of: Subject): Promise<void> {
  await tx.paymentReport.updateMany({
    where: { sellerId: context.seller, ...of, state: "open" },
    data: { state: "confirmed", decidedAt: instantToDb(context.now), decidedByName: actorName(context.actor) ?? null },
  });
}
