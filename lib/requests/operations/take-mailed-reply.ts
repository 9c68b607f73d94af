import { z } from "zod";
import { attach } from "@/lib/documents/store/attachments";
import type { Request } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { lockRequest, requestLink } from "../store";
import { addReply } from "../store/reply";

/** Messages taken for one request in an hour: a program that writes without end is not heard further. */
const MOST_AN_HOUR = 30;
/** Automatic answers to one request in an hour: two programs that answer each other come to an end. */
const ANSWERS_AN_HOUR = 3;

const input = z.strictObject({
  requestId: z.uuid(),
  /** Keyed hash of the message's id: the same message is taken once. */
  messageKey: z.string().min(1).max(200),
  /** A program sent it: noted, and neither taken nor answered. */
  automatic: z.boolean(),
  text: z.string().max(10_000),
  /** The address it came from, when that is not the customer's own. */
  fromAddress: z.string().max(320).nullable(),
  fileIds: z.array(z.uuid()).max(10),
  /** How many attachments may not be kept. */
  refusedFiles: z.int().min(0),
});
type Input = z.infer<typeof input>;
type Taken = "taken" | "empty" | "closed" | "automatic" | "too-many";

/**
 * Takes in what came by mail in reply to a request, once. What is not taken is told to the customer's own address, a few
 * times an hour at most. Answers what became of it; `again`: it was taken before. Refuses `request-unknown`.
 */
export const takeMailedReply = operation({
  act: "take-mailed-reply",
  input,
  may: systemOnly,
  audit: ({ requestId, automatic, fromAddress, fileIds, refusedFiles }) => ({
    requestId,
    automatic,
    fromCustomer: fromAddress === null,
    files: fileIds.length,
    refusedFiles,
  }),
  run: async (tx, reply, context) => {
    const request = await lockRequest(tx, context.seller, reply.requestId);
    if (isRefusal(request)) return request;
    const where = { sellerId: context.seller, requestId: request.id };
    if ((await tx.mailedReply.count({ where: { ...where, messageKey: reply.messageKey } })) > 0)
      return { outcome: "again" as const };
    const lastHour = { ...where, at: { gt: instantToDb(context.now.subtract({ hours: 1 })) } };
    const many = (await tx.mailedReply.count({ where: lastHour })) >= MOST_AN_HOUR;
    const outcome = reply.automatic ? "automatic" : many ? "too-many" : await take(tx, context, request, reply);
    const answered = (await tx.mailedReply.count({ where: { ...lastHour, answered: true } })) < ANSWERS_AN_HOUR;
    const told = answered && (await tell(tx, context, request, reply, outcome));
    const row = { id: newId(), messageKey: reply.messageKey, at: instantToDb(context.now), outcome, answered: told };
    await tx.mailedReply.create({ data: { ...where, ...row } });
    return { outcome };
  },
});

async function take(tx: Tx, context: Context, request: Request, reply: Input): Promise<Taken> {
  const { text, fromAddress, fileIds } = reply;
  if (!text && fileIds.length === 0) return "empty";
  const added = await addReply(tx, context, request, { text, ...(fromAddress ? { fromAddress } : {}) });
  if (isRefusal(added)) return "closed";
  for (const fileId of fileIds)
    await attach(tx, context, {
      subjectKind: "request",
      subjectId: request.id,
      kind: "reply",
      fileId,
      ownerId: fromAddress ? null : request.userId,
    });
  return "taken";
}

/** Tells the customer what of a reply was not taken, and why; nobody else is ever answered. */
async function tell(tx: Tx, context: Context, request: Request, reply: Input, outcome: Taken): Promise<boolean> {
  const closed = outcome === "closed";
  const files = reply.refusedFiles > 0 && (outcome === "taken" || outcome === "empty");
  if (reply.fromAddress !== null || !(closed || files)) return false;
  await queueMail(tx, context, {
    template: "reply-not-taken",
    to: request.email,
    locale: "it",
    facts: {
      requestId: request.id,
      why: closed ? "closed" : "files",
      linkId: await requestLink(tx, context, request.id),
    },
    dedupeKey: `reply-not-taken:${request.id}:${reply.messageKey}`,
  });
  return true;
}
