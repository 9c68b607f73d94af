import type { Prisma, Request } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { queueMail } from "@/lib/notifications/store";
import { nextCode } from "@/lib/orders/store";
import { type Actor, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";
import { type HelpKind, promiseOf } from "./kinds";
import { resellerFor, resellerUntil } from "./store/resellers";
import { chooseRep } from "./store/zones";

export type RequestKind =
  | "renewal-too-late"
  | "renewal-closed-prefix"
  | "renewal-too-early"
  | "agreement-purchase"
  | "agreement-renewal"
  | "volume-offer"
  | "contact-change"
  | "revocation"
  | HelpKind;

export interface NewRequest {
  kind: RequestKind;
  mailboxId: string | null;
  userId: string | null;
  email: string;
  customerName: string;
  province: string | null;
  facts: Prisma.InputJsonObject;
  text: string;
}

/**
 * Opens a request with the reseller whose customer asks, else the rep of the province, a promised time in working hours,
 * and word to both by mail. `linkId` is the private link by which it is followed without an account.
 */
export async function openRequest(
  tx: Tx,
  context: Context,
  asked: NewRequest,
): Promise<{ request: Request; linkId: string }> {
  const { text, ...row } = asked;
  const reseller = await resellerFor(tx, context, asked);
  const rep = reseller ? null : await chooseRep(tx, context, asked.province);
  const id = newId();
  const request = await tx.request.create({
    data: {
      ...row,
      sellerId: context.seller,
      id,
      code: await nextCode(tx, "RQ"),
      assignedToId: rep?.id ?? null,
      openedAt: instantToDb(context.now),
      dueAt: promisedBy(context, asked.kind),
      ...(reseller ? { resellerId: reseller.id, resellerUntil: resellerUntil(context) } : {}),
    },
  });
  if (text) await writeMessage(tx, context, id, { fromStaff: false, authorName: asked.customerName, text });
  const linkId = await requestLink(tx, context, id);
  await queueMail(tx, context, {
    template: "request-opened",
    to: asked.email,
    locale: "it",
    facts: { requestId: id, linkId },
    dedupeKey: `request-opened:${id}`,
  });
  const answers = reseller ?? rep;
  if (answers)
    await queueMail(tx, context, {
      template: reseller ? "request-for-reseller" : "request-assigned",
      to: answers.email,
      locale: "it",
      facts: { requestId: id },
      dedupeKey: `${reseller ? "request-for-reseller" : "request-assigned"}:${id}`,
    });
  return { request, linkId };
}

/** By when an answer to a request of this kind is promised from now, in the staff's working hours or round the clock. */
export function promisedBy({ now, policy }: Pick<Context, "now" | "policy">, kind: string): Date {
  const { promises, openingHours } = policy.service;
  const act = promiseOf(kind);
  const said = (act && promises.acts[act]) ?? promises.acts.request;
  if (said?.clock === "elapsed") return instantToDb(now.add({ hours: said.workingHours }));
  return instantToDb(addWorkingHours(now, said?.workingHours ?? promises.requestHours, openingHours));
}

/** The private link of a request: made once, the same in all its mails. */
export async function requestLink(tx: Tx, context: Context, requestId: string): Promise<string> {
  const link = { seller: context.seller, purpose: "request", subjectId: requestId } as const;
  const made = await tx.link.findFirst({
    where: { sellerId: link.seller, purpose: link.purpose, subjectId: requestId, usedAt: null },
    select: { id: true },
  });
  return made?.id ?? createLink(tx, { ...link, at: context.now });
}

/** The customer who asked it while signed in or, when nobody was, whoever holds its private link. */
export function askedBy(actor: Actor, request: { id: string; userId: string | null }): boolean {
  if (actor.kind === "user") return request.userId === actor.userId;
  return actor.kind === "link" && actor.purpose === "request" && actor.subjectId === request.id && !request.userId;
}

/** Locks a request for the rest of the transaction. Refuses `request-unknown`. */
export async function lockRequest(tx: Tx, seller: string, id: string): Promise<Outcome<Request, "request-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "Request" WHERE "sellerId" = ${seller} AND "id" = ${id}::uuid FOR UPDATE`;
  return (
    (await tx.request.findUnique({ where: { sellerId_id: { sellerId: seller, id } } })) ?? refuse("request-unknown")
  );
}

/** Adds a message to a request; returns its id. */
export async function writeMessage(
  tx: Tx,
  context: Context,
  requestId: string,
  message: { fromStaff: boolean; authorName?: string; text: string; fromAddress?: string },
): Promise<string> {
  const id = newId();
  await tx.requestMessage.create({
    data: {
      sellerId: context.seller,
      id,
      requestId,
      fromStaff: message.fromStaff,
      authorName: message.authorName ?? actorName(context.actor) ?? "",
      text: message.text,
      fromAddress: message.fromAddress ?? null,
      at: instantToDb(context.now),
    },
  });
  return id;
}
