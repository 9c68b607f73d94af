import { dutyOf } from "@/lib/invoicing/stamp";
import { instantToDb, isoDay } from "@/lib/kernel/day";
import { type Consent, termsAccepted } from "@/lib/orders/consents";
import { nextCodes } from "@/lib/orders/store";
import type { BulkOrder } from "@/lib/orders/store/bulk";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { BulkLine, LeftOut } from "../bulk";
import type { BoughtFor } from "./bulk";

/** The orders of lines that can be renewed, and what was accepted with them; still written nowhere. */
export async function bulkOrders(
  tx: Tx,
  { policy, now }: Context,
  lines: readonly BulkLine[],
  mailboxes: readonly BoughtFor[],
) {
  const buyers = new Map(mailboxes.map(({ id, buyer }) => [id, buyer]));
  const codes = await nextCodes(tx, policy.money.codes.renewal, lines.length);
  const consents: Consent[] = termsAccepted(policy, now);
  const orders = lines.flatMap((line, n): (BulkOrder & { holderKind: string; dutyCents: number })[] => {
    const { mailboxId, answer, expiry, plan, termMonths, addOns, sold } = line;
    const buyer = buyers.get(mailboxId);
    if (!answer?.newExpiry || !expiry || !buyer) throw new Error(`a line without its renewal: ${mailboxId}`);
    const { lines: priced, netCents, vatCents, totalCents, newExpiry } = answer;
    const days = { oldExpiry: isoDay(expiry), newExpiry: isoDay(newExpiry) };
    const order = { id: newId(), code: codes[n] ?? "", mailboxId, planCode: plan, termMonths, addOns, lines: priced };
    return [{ ...order, ...sold, ...buyer, ...days, netCents, vatCents, totalCents, dutyCents: dutyOf(priced) }];
  });
  return { orders, consents };
}

/** Who renewed several mailboxes of an account by one act, and which were left out. */
export async function writeBatch(
  tx: Tx,
  { seller, actor, now }: Context,
  batch: {
    id: string;
    userId: string;
    reason: string;
    renewed: number;
    totalCents: number;
    refused: LeftOut[];
    /** Whose professional order it pays for, if any. */
    agreementId?: string;
  },
): Promise<void> {
  await tx.renewalBatch.create({
    data: {
      ...batch,
      refused: batch.refused.map((each) => ({ ...each })),
      sellerId: seller,
      byId: actorId(actor) ?? batch.userId,
      byName: actorName(actor) ?? "",
      madeAt: instantToDb(now),
    },
  });
}
