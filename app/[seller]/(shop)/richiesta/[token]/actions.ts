"use server";
import { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { formAction } from "@/lib/platform/action";
import { now } from "@/lib/platform/clock";
import { findLink, tokenOf } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";
import { replyRequest } from "@/lib/requests/operations/reply-request";
import { startOfferedOrder } from "@/lib/requests/operations/start-offered-order";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";

const token = z.string().max(100);
const replied = replyRequest.schema.omit({ requestId: true }).extend({ token });
const withdrawn = z.strictObject({ token });

/** Whoever holds the link acts as the link, whoever else they may be. */
async function asLink(given: string, call: Call) {
  const link = await findLink(call.seller, "request", given, now());
  if (!link || link.usedAt) return null;
  const actor = { kind: "link" as const, purpose: "request", subjectId: link.subjectId };
  return { requestId: link.subjectId, call: { ...call, actor } };
}

async function replyByLink({ token, text }: z.input<typeof replied>, call: Call) {
  const found = await asLink(token, call);
  return found ? replyRequest({ requestId: found.requestId, text }, found.call) : refuse("request-unknown");
}

async function withdrawByLink({ token }: z.input<typeof withdrawn>, call: Call) {
  const found = await asLink(token, call);
  return found ? withdrawRequest({ requestId: found.requestId }, found.call) : refuse("request-unknown");
}

type Opened = Outcome<{ orderId: string; linkId: string }>;

async function orderByLink({ token }: z.input<typeof withdrawn>, call: Call): Promise<Opened> {
  const found = await asLink(token, call);
  return found ? startOfferedOrder({ requestId: found.requestId }, found.call) : refuse("request-unknown");
}

const back = (_: unknown, { seller, input }: { seller: string; input: { token: string } }) =>
  `/${seller}/richiesta/${input.token}`;

export const reply = formAction({
  operation: Object.assign(replyByLink, { schema: replied }),
  namespace: "requests",
  goTo: back,
});
export const withdraw = formAction({
  operation: Object.assign(withdrawByLink, { schema: withdrawn }),
  namespace: "requests",
  goTo: back,
});
/** On to the order of one of the mailboxes offered. */
export const order = formAction({
  operation: Object.assign(orderByLink, { schema: withdrawn }),
  namespace: "requests",
  goTo: ({ linkId }, { seller }) => `/${seller}/acquista/${tokenOf(seller, "order", linkId)}`,
});
