"use server";
import { formAction } from "@/lib/platform/action";
import { replyRequest } from "@/lib/requests/operations/reply-request";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";

const back = (_: unknown, { seller, input }: { seller: string; input: { requestId: string } }) =>
  `/${seller}/richieste/${input.requestId}`;

export const reply = formAction({ operation: replyRequest, namespace: "requests", goTo: back });
export const withdraw = formAction({ operation: withdrawRequest, namespace: "requests", goTo: back });
