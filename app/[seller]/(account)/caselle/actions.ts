"use server";
import { z } from "zod";
import { chosenTerm, readChosenTerm } from "@/lib/mailboxes/chosen-term";
import { answerForMailbox } from "@/lib/mailboxes/operations/answer-reminder";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { sendCredentials } from "@/lib/mailboxes/operations/send-credentials";
import { formAction } from "@/lib/platform/action";
import { tokenOf } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";

const chosen = z.strictObject({ mailboxId: z.uuid(), termMonths: chosenTerm });

const renewOwn = ({ mailboxId, termMonths }: z.input<typeof chosen>, call: Call) =>
  orderRenewal({ which: { mailboxId }, ...readChosenTerm(termMonths) }, call);

export const renew = formAction({
  operation: Object.assign(renewOwn, { schema: chosen }),
  namespace: "renewal",
  goTo: ({ linkId }, { seller }) => `/${seller}/paga/${tokenOf(seller, "order", linkId)}`,
});

export const askRenewal = formAction({
  operation: requestRenewal,
  namespace: "renewal",
  goTo: ({ requestId }, { seller }) => `/${seller}/richieste/${requestId}`,
});

const bought = z.strictObject({
  mailboxId: z.uuid(),
  code: z.string().max(60),
  blocks: z.coerce.number().int().min(1),
});

const addTo = ({ blocks, ...rest }: z.input<typeof bought>, call: Call) =>
  orderAddOn({ ...rest, blocks: Number(blocks) }, call);

export const buyAddOn = formAction({
  operation: Object.assign(addTo, { schema: bought }),
  namespace: "mailboxes",
  goTo: ({ linkId }, { seller }) => `/${seller}/paga/${tokenOf(seller, "order", linkId)}`,
});

export const notice = formAction({ operation: giveNotice, namespace: "mailboxes", message: "notice.done" });

export const answer = formAction({
  operation: answerForMailbox,
  namespace: "mailboxes",
  message: "no-renewal.done",
});

export const sendLink = formAction({
  operation: sendCredentials,
  namespace: "mailboxes",
  message: "credentials.sent",
});
