"use server";
import { formAction } from "@/lib/platform/action";
import { tokenOf } from "@/lib/platform/links";
import { replyRequest } from "@/lib/requests/operations/reply-request";
import { startOfferedOrder } from "@/lib/requests/operations/start-offered-order";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";

const back = (_: unknown, { seller, input }: { seller: string; input: { requestId: string } }) =>
  `/${seller}/richieste/${input.requestId}`;

export const reply = formAction({ operation: replyRequest, namespace: "requests", goTo: back });
export const withdraw = formAction({ operation: withdrawRequest, namespace: "requests", goTo: back });
/** On to the order of one of the mailboxes offered. */
export const order = formAction({
  operation: startOfferedOrder,
  namespace: "requests",
  goTo: ({ linkId }, { seller }) => `/${seller}/acquista/${tokenOf(seller, "order", linkId)}`,
});
