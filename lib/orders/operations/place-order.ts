import { receiptsBy } from "@/lib/accounts/posting";
import { policyOfOrder } from "@/lib/agreements/store";
import { bearerOf, payByBearer } from "@/lib/agreements/store/borne";
import { keepsToAgreement } from "@/lib/agreements/store/taking";
import { submitPapers } from "@/lib/documents/store/review";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { unstamped } from "@/lib/mailboxes/together";
import { anybody, operation } from "@/lib/platform/operation";
import type { Channel } from "@/lib/sellers/policy/common";
import { type Answers, billingParty } from "../answers";
import { consentsOf } from "../consents";
import { amountsOwed, offerOf } from "../offer";
import { placeOrderSchema } from "../schema";
import { whyNotPlaceable } from "../steps";
import { lockDraft, moveOrder } from "../store";
import { readAnswers } from "../store/answers";
import { keepHold } from "../store/hold";
import { mailReceived, writePlaced } from "../store/place";
import { progressOf } from "../store/progress";
import { settleOrder } from "../store/settle";
import { notTriedBefore } from "../store/trial";

/**
 * The customer orders: everything is there and accepted, the price is fixed, the name held until the money must have
 * come, the papers go before the staff (unless the signature stands by itself; on paper, when they arrive), the private
 * link is mailed. An order that costs nothing, or that a professional order pays, is settled at once.
 * Refuses `order-unknown`, `order-not-draft`, `order-holder-missing`, `order-name-missing`, `order-documents-missing`,
 * `order-contract-missing`, `plan-not-sold`, `price-changed`, `consent-immediate-activation`, `trial-used`,
 * `order-account-short`, and as `keepsToAgreement`.
 */
export const placeOrder = operation({
  act: "place-order",
  input: placeOrderSchema,
  may: anybody,
  audit: ({ orderId, immediateActivation }) => ({ orderId, immediateActivation }),
  run: async (tx, input, context): Promise<Outcome<{ orderId: string; code: string }>> => {
    const draft = await lockDraft(tx, context, input.orderId);
    if (isRefusal(draft)) return draft;
    const until = context.now.add({ hours: 24 * context.policy.money.unpaidOrderDays });
    await keepHold(tx, context, draft, until);
    const fault = whyNotPlaceable(await progressOf(tx, context.policy, draft, context.now));
    if (fault) return fault;
    const answers = readAnswers(draft) as Required<Answers>;
    const bearer = await bearerOf(tx, draft, answers.holder);
    const party = bearer?.party ?? billingParty(answers.holder, answers.billing);
    const { planCode: plan, termMonths } = draft;
    const wanted = { plan, termMonths, channel: draft.channel as Channel, on: context.today };
    // On one invoice with others, that one bears the stamp duty.
    const rules = bearer?.run.together ? unstamped(context.policy) : context.policy;
    const offer = offerOf(await policyOfOrder(tx, rules, draft), wanted, party);
    if (isRefusal(offer)) return offer;
    const kept = await keepsToAgreement(tx, context, draft, answers.holder);
    if (isRefusal(kept)) return kept;
    const tried = await notTriedBefore(tx, draft, offer.plan, answers.holder);
    if (isRefusal(tried)) return tried;
    const owed = amountsOwed(offer.sum, party);
    // Where somebody else bears it, whoever orders pays nothing: the bearer may owe the net alone.
    const isSeenAsOwed = bearer || (input.seenTotalCents ?? owed.totalCents) === owed.totalCents;
    if (!isSeenAsOwed) return refuse("price-changed");
    const consents = consentsOf(context.policy, answers.holder.kind, input.immediateActivation, context.now);
    if (isRefusal(consents)) return consents;
    const ready = await writePlaced(tx, context, draft, {
      holder: answers.holder,
      party,
      offer,
      owed,
      consents,
      until,
    });
    const placed = await moveOrder(tx, context, ready, "place");
    if (isRefusal(placed)) return placed;
    if (placed.channel !== "paper") await submitPapers(tx, context, placed);
    await mailReceived(tx, context, placed);
    const settled =
      placed.totalCents === 0
        ? await settleOrder(tx, context, placed, receiptsBy("free"))
        : bearer && (await payByBearer(tx, context, placed, bearer.run));
    return isRefusal(settled) ? settled : { orderId: placed.id, code: placed.code };
  },
});
