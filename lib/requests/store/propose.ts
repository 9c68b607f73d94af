import type { Request } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { mayAlone } from "@/lib/mailboxes/special-price";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { isUndecided } from "../request";
import { inZone } from "./zones";

/** A price somebody sets: `planCode` and `mailboxes` of an offer for new ones. */
interface Proposal {
  termMonths: number;
  netCents: number;
  listNetCents: number;
  reason: string;
  text: string;
  planCode?: string;
  mailboxes?: number;
}

/** `approved`: ordered; `asked`: waiting for a second person. */
export interface Proposed {
  requestId: string;
  state: "approved" | "asked";
}

/** Whoever may propose a price on a locked request, if none waits. Refuses `own-request`, `price-waits`. */
export async function mayPropose(
  tx: Tx,
  context: Context,
  { id: requestId, userId }: Request,
): Promise<Outcome<string>> {
  const by = actorId(context.actor);
  if (!by || userId === by) return refuse("own-request");
  const waits = await tx.specialRenewal.count({ where: { sellerId: context.seller, requestId, state: "asked" } });
  return waits > 0 ? refuse("price-waits") : by;
}

/**
 * A price set from a locked request is carried out where whoever acts may set it alone, else a second person is asked.
 * Refuses `outside-territory`, `request-decided`, and as `carryOut`, which answers the order's id.
 */
export async function proposePrice(
  tx: Tx,
  context: Context,
  request: Request,
  proposal: Proposal & { by: string },
  carryOut: () => Promise<Outcome<string>>,
): Promise<Outcome<Proposed>> {
  const { by, ...price } = proposal;
  const { id: requestId, code: detail } = request;
  const roles = context.actor.kind === "user" ? context.actor.roles : [];
  const at = instantToDb(context.now);
  const asked = { askedAt: at, askedById: by, askedByName: actorName(context.actor) ?? "" };
  const row = { sellerId: context.seller, id: newId(), requestId, ...price, ...asked };
  if (mayAlone(context.policy, roles, price)) {
    const orderId = await carryOut();
    if (isRefusal(orderId)) return orderId;
    await tx.specialRenewal.create({ data: { ...row, state: "approved", decidedAt: at, orderId } });
    return { requestId, state: "approved" };
  }
  const zone = await inZone(tx, context, request);
  if (isRefusal(zone)) return zone;
  if (!isUndecided(request.state)) return refuse("request-decided", { params: { state: request.state } });
  await tx.specialRenewal.create({ data: { ...row, state: "asked" } });
  await openTask(tx, context, { kind: "price-to-agree", subjectKind: "request", subjectId: requestId, detail });
  return { requestId, state: "asked" };
}
