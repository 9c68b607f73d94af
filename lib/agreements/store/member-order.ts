import type { Agreement } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { domainFor, offerOf } from "@/lib/orders/offer";
import { openDraft } from "@/lib/orders/store/draft";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { standingOn } from "../agreement";
import { policyUnder } from "../price-list";
import { dealOf } from "../store";
import { type Claim, prove } from "./proof";
import { hasRoom } from "./taking";

interface Wanted extends Claim {
  offer: { plan: string; termMonths: number };
  locale: string;
  /** Of whom it is, when that is not whoever is signed in, and the request it comes of. */
  userId?: string | null;
  requestId?: string;
}

/**
 * Opens the order of a member under a locked agreement, at its price, reached by its private link. Refuses
 * `agreement-not-open`, `proof-not-taken`, `agreement-full`, `plan-not-sold`, and as `prove`.
 */
export async function openMemberOrder(
  tx: Tx,
  context: Context,
  agreement: Agreement,
  wanted: Wanted,
): Promise<Outcome<{ orderId: string; linkId: string }>> {
  const { seller } = context;
  const deal = dealOf(agreement);
  if (standingOn(deal, context.today) !== "open") return refuse("agreement-not-open");
  if (!deal.terms.proofs.includes(wanted.by)) return refuse("proof-not-taken", { field: "by" });
  const policy = policyUnder(context.policy, deal);
  const offer = offerOf(policy, { ...wanted.offer, channel: "agreement", on: context.today });
  if (isRefusal(offer)) return offer;
  const room = await hasRoom(tx, agreement);
  if (isRefusal(room)) return room;
  const proven = await prove(tx, agreement, wanted);
  if (isRefusal(proven)) return proven;
  const { locale, userId, requestId } = wanted;
  const draft = await openDraft(tx, context, {
    ...wanted.offer,
    channel: "agreement",
    domain: domainFor(policy, wanted.offer.plan),
    agreementId: agreement.id,
    memberId: proven.memberId,
    locale,
    ...(userId === undefined ? {} : { userId }),
    ...(requestId ? { requestId } : {}),
  });
  const { codeId } = proven;
  if (codeId)
    await tx.agreementCode.update({
      where: { sellerId_id: { sellerId: seller, id: codeId } },
      data: { orderId: draft.orderId },
    });
  return draft;
}
