"use server";
import { askRevocation } from "@/lib/mailboxes/exchanges/ask-revocation";
import { confirmRevocation } from "@/lib/mailboxes/operations/confirm-revocation";
import { sendRevocationLink } from "@/lib/mailboxes/operations/send-revocation-link";
import { byCodes, revocationInput } from "@/lib/mailboxes/schema";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";

export const ask = formAction({
  operation: fromBrowser(revocationInput, askRevocation),
  namespace: "revocation",
  goTo: ({ linkId }, { seller }) => `/${seller}/richiesta/${tokenOf(seller, "request", linkId)}`,
});

export const sendLink = formAction({
  operation: fromBrowser(byCodes, sendRevocationLink),
  namespace: "revocation",
  message: "from-mailbox.sent",
});

export const confirm = formAction({
  operation: confirmRevocation,
  namespace: "revocation",
  goTo: (_, { seller }) => `/${seller}/revoca/fatto`,
});
