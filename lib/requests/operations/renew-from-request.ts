import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { mayAlone } from "@/lib/mailboxes/special-price";
import { actorId, actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { isUndecided } from "../request";
import { renewFromRequestInput } from "../schema";
import { lockRequest } from "../store";
import { carryOutRenewal, priceByHand } from "../store/special-renewal";
import { inZone } from "../store/zones";

/** `approved`: ordered, waiting for its money; `asked`: waiting for a second person. */
interface Renewed {
  requestId: string;
  state: "approved" | "asked";
}

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
  run: async (tx, { requestId, termMonths, price: netCents, reason, text }, context): Promise<Outcome<Renewed>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    const by = actorId(context.actor);
    if (!by || request.userId === by) return refuse("own-request");
    const waits = await tx.specialRenewal.count({
      where: { sellerId: context.seller, requestId, state: "asked" },
    });
    if (waits > 0) return refuse("price-waits");
    const priced = await priceByHand(tx, context, request, { termMonths, netCents });
    if (isRefusal(priced)) return priced;
    const { listNetCents } = priced;
    const roles = context.actor.kind === "user" ? context.actor.roles : [];
    const at = instantToDb(context.now);
    const asked = { askedAt: at, askedById: by, askedByName: actorName(context.actor) ?? "" };
    const row = { sellerId: context.seller, id: newId(), requestId, termMonths, netCents, listNetCents, reason, text };
    if (mayAlone(context.policy, roles, { netCents, listNetCents })) {
      const orderId = await carryOutRenewal(tx, context, request, { termMonths, netCents, text });
      if (isRefusal(orderId)) return orderId;
      await tx.specialRenewal.create({ data: { ...row, ...asked, state: "approved", decidedAt: at, orderId } });
      return { requestId, state: "approved" };
    }
    const zone = await inZone(tx, context, request);
    if (isRefusal(zone)) return zone;
    if (!isUndecided(request.state)) return refuse("request-decided", { params: { state: request.state } });
    await tx.specialRenewal.create({ data: { ...row, ...asked, state: "asked" } });
    await openTask(tx, context, {
      kind: "price-to-agree",
      subjectKind: "request",
      subjectId: requestId,
      detail: request.code,
    });
    return { requestId, state: "asked" };
  },
});
