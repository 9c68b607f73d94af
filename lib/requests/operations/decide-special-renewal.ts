import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { decideSpecialRenewalInput } from "../schema";
import { lockRequest } from "../store";
import { offerOfRow } from "../store/offered";
import { openFirst } from "../store/offered-order";
import { carryOutRenewal } from "../store/special-renewal";

/**
 * The second person agrees to a price, and what was asked is ordered, or does not, and the request goes on; never whoever
 * proposed it, nor whose request it is. Refuses `request-unknown`, `no-price-waits`, `second-person`, `own-request`, and
 * as `carryOutRenewal` and `openFirst`.
 */
export const decideSpecialRenewal = operation({
  act: "decide-special-renewal",
  input: decideSpecialRenewalInput,
  may: staffWith("agree-to-prices"),
  audit: (input) => input,
  run: async (tx, { requestId, decision }, context): Promise<Outcome<{ requestId: string }>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const { seller: sellerId } = context;
    const proposed = await tx.specialRenewal.findFirst({ where: { sellerId, requestId, state: "asked" } });
    if (!proposed) return refuse("no-price-waits");
    const by = actorId(context.actor) ?? null;
    if (by === proposed.askedById) return refuse("second-person");
    if (by !== null && by === request.userId) return refuse("own-request");
    const offer = offerOfRow(proposed);
    const carryOut = () =>
      offer
        ? openFirst(tx, context, request, { ...offer, text: proposed.text })
        : carryOutRenewal(tx, context, request, proposed);
    const orderId = decision === "agree" ? await carryOut() : null;
    if (isRefusal(orderId)) return orderId;
    await tx.specialRenewal.update({
      where: { sellerId_id: { sellerId, id: proposed.id } },
      data: {
        state: decision === "agree" ? "approved" : "refused",
        orderId,
        decidedAt: instantToDb(context.now),
        decidedById: by,
        decidedByName: actorName(context.actor) ?? null,
      },
    });
    await closeTask(tx, context, { kind: "price-to-agree", subjectKind: "request", subjectId: requestId });
    return { requestId };
  },
});
