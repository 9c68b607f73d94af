import type { Order } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { agreementTerms } from "../terms";
import { STANDS } from "./bought";

type Bought = Pick<Order, "sellerId" | "id" | "agreementId" | "memberId" | "channel">;

/**
 * Whether an order is proven by the professional order's certificate: bought under an agreement that takes one, by
 * somebody who is not of its list and has no code.
 */
export async function isByCertificate(tx: Tx, order: Bought): Promise<boolean> {
  const { sellerId, id: orderId, agreementId: id, memberId } = order;
  if (!id || memberId || order.channel !== "agreement") return false;
  const row = await tx.agreement.findUnique({ where: { sellerId_id: { sellerId, id } }, select: { terms: true } });
  if (!row || !agreementTerms.parse(row.terms).proofs.includes("certificate")) return false;
  return (await tx.agreementCode.count({ where: { sellerId, orderId } })) === 0;
}

/** Nobody gets a second mailbox by a certificate, whoever proved what before. Refuses `member-has-order`. */
export async function hasNoOther(
  tx: Tx,
  order: Pick<Order, "sellerId" | "id" | "agreementId">,
  holderIndex: string,
): Promise<Outcome<null, "member-has-order">> {
  const { sellerId, id, agreementId } = order;
  const bought = await tx.order.count({
    where: {
      sellerId,
      agreementId,
      id: { not: id },
      kind: "activation",
      state: STANDS,
      OR: [{ holder: { taxCodeIndex: holderIndex } }, { member: { taxCodeIndex: holderIndex } }],
    },
  });
  return bought > 0 ? refuse("member-has-order") : null;
}
