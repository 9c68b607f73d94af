import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { domainFor, offerOf } from "@/lib/orders/offer";
import { openDraft } from "@/lib/orders/store/draft";
import { operation } from "@/lib/platform/operation";
import { standingOn } from "../agreement";
import { policyUnder } from "../price-list";
import { startMemberOrderSchema } from "../schema";
import { dealOf, lockAgreement } from "../store";
import { prove } from "../store/proof";
import { hasRoom } from "../store/taking";

/**
 * A member who proves to be one opens an order at the agreement's price, reached by its private link like any other.
 * Refuses `agreement-unknown`, `agreement-not-open`, `proof-not-taken`, `agreement-full`, `plan-not-sold`, and as `prove`.
 */
export const startMemberOrder = operation({
  act: "start-member-order",
  input: startMemberOrderSchema,
  may: (actor) => actor.kind === "anonymous" || actor.kind === "user",
  audit: ({ agreement, by, offer }) => ({ agreement, by, ...offer }),
  run: async (tx, input, context): Promise<Outcome<{ orderId: string; linkId: string }>> => {
    const { seller } = context;
    const slug = { sellerId_slug: { sellerId: seller, slug: input.agreement } };
    const found = await tx.agreement.findUnique({ where: slug, select: { id: true } });
    const agreement = await lockAgreement(tx, context, found?.id ?? "");
    if (isRefusal(agreement)) return agreement;
    const deal = dealOf(agreement);
    if (standingOn(deal, context.today) !== "open") return refuse("agreement-not-open");
    if (!deal.terms.proofs.includes(input.by)) return refuse("proof-not-taken", { field: "by" });
    const policy = policyUnder(context.policy, deal);
    const offer = offerOf(policy, { ...input.offer, channel: "agreement", on: context.today });
    if (isRefusal(offer)) return offer;
    const room = await hasRoom(tx, agreement);
    if (isRefusal(room)) return room;
    const proven = await prove(tx, agreement, input);
    if (isRefusal(proven)) return proven;
    const draft = await openDraft(tx, context, {
      ...input.offer,
      channel: "agreement",
      domain: domainFor(policy, input.offer.plan),
      locale: input.locale,
      agreementId: agreement.id,
      memberId: proven.memberId,
    });
    const { codeId } = proven;
    if (codeId)
      await tx.agreementCode.update({
        where: { sellerId_id: { sellerId: seller, id: codeId } },
        data: { orderId: draft.orderId },
      });
    return draft;
  },
});
