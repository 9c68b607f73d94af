"use server";
import { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { chosenTerm, readChosenTerm } from "@/lib/mailboxes/chosen-term";
import { lookUpRenewal } from "@/lib/mailboxes/operations/look-up-renewal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { renewalByLink } from "@/lib/mailboxes/queries/renewal-link";
import { byCodes } from "@/lib/mailboxes/schema";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";
import { sealedCodes } from "./codes";

export const lookUp = formAction({
  operation: fromBrowser(byCodes, lookUpRenewal),
  namespace: "renewal",
  goTo: ({ linkId }, { seller, input }) =>
    linkId
      ? `/${seller}/rinnova/${tokenOf(seller, "renewal", linkId)}`
      : `/${seller}/rinnova/richiesta?dati=${sealedCodes(input)}`,
});

const chosen = z.strictObject({ token: z.string().max(100), termMonths: chosenTerm });

async function byLink({ token, termMonths }: z.input<typeof chosen>, call: Call) {
  const found = await renewalByLink(call.seller, token, call.actor);
  if (!found) return refuse("link-unknown");
  return orderRenewal({ which: found.which, ...readChosenTerm(termMonths) }, { ...call, actor: found.actor });
}

export const order = formAction({
  operation: Object.assign(byLink, { schema: chosen }),
  namespace: "renewal",
  goTo: ({ linkId }, { seller }) => `/${seller}/paga/${tokenOf(seller, "order", linkId)}`,
});

export const ask = formAction({
  operation: requestRenewal,
  namespace: "renewal",
  goTo: ({ linkId }, { seller }) => `/${seller}/richiesta/${tokenOf(seller, "request", linkId)}`,
});
