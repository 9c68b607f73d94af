import type { Agreement, Order } from "@/lib/generated/prisma/client";
import { fromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { policyOffered } from "@/lib/requests/store/offered";
import { policyOfBuyer } from "@/lib/resellers/store";
import type { Policy } from "@/lib/sellers/policy";
import { type AgreementEvent, type AgreementState, afterAgreementEvent } from "./agreement";
import { type Deal, policyUnder } from "./price-list";
import { agreementTerms } from "./terms";

export const stateOf = ({ state }: Pick<Agreement, "state">): AgreementState =>
  state === "in_force" ? "in-force" : state;

/** What was agreed, read from its row. */
export const dealOf = (row: Agreement): Deal => ({
  state: stateOf(row),
  validFrom: fromDb(row.validFrom),
  validTo: row.validTo && fromDb(row.validTo),
  terms: agreementTerms.parse(row.terms),
});

/**
 * The policy an order is made under: the agreement's own prices and domains, a reseller's prices, the price offered on a
 * request, or the seller's policy as it is.
 */
export async function policyOfOrder(
  tx: Tx,
  policy: Policy,
  order: Pick<Order, "sellerId" | "agreementId" | "userId" | "requestId" | "channel">,
): Promise<Policy> {
  const { sellerId, agreementId: id, userId } = order;
  if (!id) return policyOffered(tx, await policyOfBuyer(tx, policy, { seller: sellerId, userId }), order);
  return policyUnder(
    policy,
    dealOf(await tx.agreement.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id } } })),
  );
}

/** Locks an agreement for the rest of the transaction. Refuses `agreement-unknown`. */
export async function lockAgreement(
  tx: Tx,
  { seller }: Pick<Context, "seller">,
  id: string,
): Promise<Outcome<Agreement, "agreement-unknown">> {
  if (!isId(id)) return refuse("agreement-unknown");
  await tx.$queryRaw`SELECT 1 FROM "Agreement" WHERE "sellerId" = ${seller} AND "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.agreement.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  return row ?? refuse("agreement-unknown");
}

/** Moves a locked agreement along its life. Refuses `agreement-cannot-<event>`. */
export async function moveAgreement(
  tx: Tx,
  context: Context,
  row: Agreement,
  event: AgreementEvent,
  why?: string,
): Promise<Outcome<Agreement>> {
  const state = afterAgreementEvent(stateOf(row), event);
  if (isRefusal(state)) return state;
  const at = instantToDb(context.now);
  const ended = state === "ended" ? { endedAt: at, endedWhy: why ?? null } : { endedAt: null, endedWhy: null };
  return tx.agreement.update({
    where: { sellerId_id: { sellerId: row.sellerId, id: row.id } },
    data: { state: state === "in-force" ? "in_force" : state, begunAt: row.begunAt ?? at, updatedAt: at, ...ended },
  });
}
