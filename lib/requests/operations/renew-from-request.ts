import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { renewFromRequestInput } from "../schema";
import { lockRequest } from "../store";
import { mayPropose, type Proposed, proposePrice } from "../store/propose";
import { carryOutRenewal, priceByHand } from "../store/special-renewal";

/**
 * A person of the staff renews what a request asks for, out of the window or with a closed login code, at a price of
 * their own and for a reason (rows 24, 25). Further below the list than their role allows, a second person must agree:
 * until then the request stays open. Refuses `request-unknown`, `own-request`, `outside-territory`, `request-decided`,
 * `price-waits` (one is proposed already), and as `carryOutRenewal`.
 */
export const renewFromRequest = operation({
  act: "renew-from-request",
  input: renewFromRequestInput,
  may: staffWith("renew-from-requests"),
  audit: ({ requestId, termMonths, price }) => ({ requestId, termMonths, netCents: price }),
  run: async (tx, { requestId, termMonths, price: netCents, reason, text }, context): Promise<Outcome<Proposed>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const by = await mayPropose(tx, context, request);
    if (isRefusal(by)) return by;
    const priced = await priceByHand(tx, context, request, { termMonths, netCents });
    if (isRefusal(priced)) return priced;
    const { listNetCents } = priced;
    const proposal = { termMonths, netCents, listNetCents, reason, text, by };
    return proposePrice(tx, context, request, proposal, () =>
      carryOutRenewal(tx, context, request, { termMonths, netCents, text }),
    );
  },
});
