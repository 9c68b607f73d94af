import type { Agreement } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { hasRight } from "@/lib/platform/rights";

/** Whether somebody works at the desk of an agreement: its own people, the staff who keep agreements, the product itself. */
export async function managesAgreement(tx: Tx, actor: Actor, sellerId: string, agreementId: string): Promise<boolean> {
  if (actor.kind === "system" || hasRight(actor, "keep-agreements")) return true;
  return isOneOfItsPeople(tx, { actor, seller: sellerId }, agreementId);
}

/** Whether somebody works for the professional order itself. */
export async function isOneOfItsPeople(
  tx: Tx,
  { actor, seller: sellerId }: { actor: Actor; seller: string },
  agreementId: string,
): Promise<boolean> {
  if (actor.kind !== "user") return false;
  return (await tx.agreementManager.count({ where: { sellerId, agreementId, userId: actor.userId } })) > 0;
}

/** For everybody else an agreement's desk is not there. Refuses `agreement-unknown`. */
export async function mustManage(
  tx: Tx,
  { actor, seller }: { actor: Actor; seller: string },
  agreementId: string,
): Promise<Outcome<null, "agreement-unknown">> {
  return (await managesAgreement(tx, actor, seller, agreementId)) ? null : refuse("agreement-unknown");
}

/** Whose prepaid account is the professional order's from now on; null: nobody's. */
export async function payOutOf(
  tx: Tx,
  { sellerId, id }: Pick<Agreement, "sellerId" | "id">,
  accountUserId: string | null,
): Promise<void> {
  await tx.agreement.update({ where: { sellerId_id: { sellerId, id } }, data: { accountUserId } });
}
