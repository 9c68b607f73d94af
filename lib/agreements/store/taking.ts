import { holderIndexOf } from "@/lib/customers/store/holder";
import type { Agreement, Order } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Holder } from "@/lib/orders/schema";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { dealOf, lockAgreement } from "../store";
import { shareOf } from "../terms";
import { STANDS } from "./bought";
import { hasNoOther, isByCertificate } from "./certificate";

/** Orders that bought a mailbox under an agreement. */
export const countBought = (tx: Tx, { sellerId, id }: Pick<Agreement, "sellerId" | "id">): Promise<number> =>
  tx.order.count({ where: { sellerId, agreementId: id, kind: "activation", state: STANDS } });

/** Whether a locked agreement takes one more mailbox. Refuses `agreement-full` {max}. */
export async function hasRoom(tx: Tx, agreement: Agreement): Promise<Outcome<null, "agreement-full">> {
  const max = dealOf(agreement).terms.maxMailboxes;
  return max !== null && (await countBought(tx, agreement)) >= max
    ? refuse("agreement-full", { params: { max } })
    : null;
}

/** A member has one mailbox of an agreement. Refuses `member-has-order`. */
export async function hasNoMailbox(
  tx: Tx,
  sellerId: string,
  memberId: string,
): Promise<Outcome<null, "member-has-order">> {
  const bought = await tx.order.count({ where: { sellerId, memberId, kind: "activation", state: STANDS } });
  return bought > 0 ? refuse("member-has-order") : null;
}

/**
 * What an agreement asks of an order once more as it is placed: room, one mailbox for each member, and that it is for
 * them. Does nothing for other orders. Refuses `agreement-full`, `member-has-order`, `holder-not-the-member`, `code-used`
 * (another order was begun with it since). Whoever sends a certificate has none under any other proof.
 */
export async function keepsToAgreement(tx: Tx, context: Context, order: Order, holder: Holder): Promise<Outcome<null>> {
  if (!order.agreementId) return null;
  const agreement = await lockAgreement(tx, context, order.agreementId);
  if (isRefusal(agreement)) return agreement;
  const room = await hasRoom(tx, agreement);
  if (isRefusal(room)) return room;
  const byCertificate = await isByCertificate(tx, order);
  if (!order.memberId && !byCertificate) return holdsCode(tx, order);
  const free = await hasNoOther(tx, order, holderIndexOf(holder));
  return isRefusal(free) ? free : isForMember(tx, order, holder);
}

/** The holder of a member's order is the member. Refuses `holder-not-the-member`. */
export async function isForMember(
  tx: Tx,
  order: Pick<Order, "sellerId" | "memberId">,
  holder: Holder,
): Promise<Outcome<null, "holder-not-the-member">> {
  const { sellerId, memberId: id } = order;
  if (!id) return null;
  const member = await tx.agreementMember.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id } } });
  return member.taxCodeIndex === holderIndexOf(holder)
    ? null
    : refuse("holder-not-the-member", { field: "holder.taxCode" });
}

async function holdsCode(tx: Tx, { sellerId, id }: Order): Promise<Outcome<null, "code-used">> {
  return (await tx.agreementCode.count({ where: { sellerId, orderId: id } })) > 0 ? null : refuse("code-used");
}

/** What the professional order bears of an order, net cents; it stands on its monthly statement. */
export async function shareOfOrder(tx: Tx, order: Order): Promise<number> {
  const { sellerId, agreementId: id, planCode: plan, termMonths } = order;
  if (!id || (order.kind !== "activation" && order.kind !== "renewal")) return 0;
  const agreement = await tx.agreement.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id } } });
  return shareOf(dealOf(agreement).terms, { plan, act: order.kind, termMonths });
}
