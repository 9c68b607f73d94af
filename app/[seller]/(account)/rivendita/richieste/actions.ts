"use server";
import { formAction } from "@/lib/platform/action";
import { answerAsReseller } from "@/lib/requests/operations/answer-as-reseller";
import { handOnRequest } from "@/lib/requests/operations/hand-on-request";

const back = ({ requestId }: { requestId: string }, { seller }: { seller: string }) =>
  `/${seller}/rivendita/richieste/${requestId}`;

export const answer = formAction({ operation: answerAsReseller, namespace: "resellers.requests", goTo: back });
export const handOn = formAction({ operation: handOnRequest, namespace: "resellers.requests", goTo: back });
