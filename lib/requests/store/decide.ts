import type { Request } from "@/lib/generated/prisma/client";
import { formatInstant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { afterEvent, type RequestState } from "../request";
import { requestLink, writeMessage } from "../store";
import { isWithReseller } from "../with-reseller";
import { takenOn } from "./resellers";
import { inZone } from "./zones";

interface Decided {
  decision: "answer" | "accept" | "refuse";
  text: string;
}
type Settled = Outcome<{ state: RequestState; messageId: string }>;

/**
 * Answers a locked request in the name of whoever acts, or decides it, and tells who asked by mail. Of two who decide at
 * once one wins; the other is told who and when. Acts that carry a request out decide it by this too; one that is with a
 * reseller is the seller's from then on. Refuses `request-decided` (params who, when), `request-withdrawn`, `own-request`,
 * `outside-territory` (params who).
 */
export async function decideRequest(tx: Tx, context: Context, request: Request, decided: Decided): Promise<Settled> {
  if (request.userId && request.userId === actorId(context.actor)) return refuse("own-request");
  const zone = await inZone(tx, context, request);
  if (isRefusal(zone)) return zone;
  if (isWithReseller(request))
    await tx.request.update({
      where: { sellerId_id: { sellerId: context.seller, id: request.id } },
      data: { ...takenOn(context), assignedToId: actorId(context.actor) ?? null },
    });
  return settleRequest(tx, context, request, decided);
}

/** The same, by whoever may: the caller has checked. `as`: the name the customer reads. */
export async function settleRequest(
  tx: Tx,
  context: Context,
  request: Request,
  { decision, text, as }: Decided & { as?: string },
): Promise<Settled> {
  const state = afterEvent(request.state, decision);
  if (isRefusal(state)) return request.state === "withdrawn" ? refuse("request-withdrawn") : alreadyDecided(request);
  await tx.request.update({
    where: { sellerId_id: { sellerId: context.seller, id: request.id } },
    data: { state, ...(decision === "answer" ? {} : decidedBy(context)) },
  });
  const messageId = await writeMessage(tx, context, request.id, {
    fromStaff: true,
    text,
    ...(as ? { authorName: as } : {}),
  });
  await queueMail(tx, context, {
    template: "request-answered",
    to: request.email,
    locale: "it",
    facts: { requestId: request.id, messageId, linkId: await requestLink(tx, context, request.id) },
    dedupeKey: `request-answered:${messageId}`,
  });
  return { state, messageId };
}

const alreadyDecided = ({ state, decidedByName, decidedAt }: Request) =>
  refuse("request-decided", {
    params: { state, who: decidedByName ?? "", when: decidedAt ? formatInstant(instantFromDb(decidedAt)) : "" },
  });

const decidedBy = ({ now, actor }: Context) => ({
  decidedAt: instantToDb(now),
  decidedById: actorId(actor) ?? null,
  decidedByName: actorName(actor) ?? null,
});
