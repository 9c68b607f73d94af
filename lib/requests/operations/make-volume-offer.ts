import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { listedFor } from "../offer";
import { makeVolumeOfferInput } from "../schema";
import { lockRequest } from "../store";
import { openFirst } from "../store/offered-order";
import { mayPropose, type Proposed, proposePrice } from "../store/propose";

/**
 * A person of the staff offers the mailboxes a request asks for, each at a net price of their own and for a reason (row 9):
 * the first order is opened, and whoever asked opens the others from the request's page. Further below the list than their
 * role allows (the limits of renewals by hand), a second person must agree first. Refuses `request-unknown`,
 * `plan-not-sold`, and as `mayPropose` and `proposePrice`.
 */
export const makeVolumeOffer = operation({
  act: "make-volume-offer",
  input: makeVolumeOfferInput,
  may: staffWith("answer-requests"),
  audit: ({ requestId, offer, mailboxes, price }) => ({ requestId, ...offer, mailboxes, netCents: price }),
  run: async (
    tx,
    { requestId, offer, mailboxes, price: netCents, reason, text },
    context,
  ): Promise<Outcome<Proposed>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "volume-offer") return refuse("request-unknown");
    const by = await mayPropose(tx, context, request);
    if (isRefusal(by)) return by;
    const offered = { planCode: offer.plan, termMonths: offer.termMonths, mailboxes, netCents };
    const list = listedFor(context.policy, offered, context.today);
    if (!list) return refuse("plan-not-sold", { field: "offer" });
    const proposal = { ...offered, listNetCents: list.netCents, reason, text, by };
    return proposePrice(tx, context, request, proposal, () => openFirst(tx, context, request, { ...offered, text }));
  },
});
