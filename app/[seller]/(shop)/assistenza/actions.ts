"use server";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import { askHelp } from "@/lib/requests/exchanges/ask-help";
import { helpSchema } from "@/lib/requests/schema";

export const ask = formAction({
  operation: fromBrowser(helpSchema, askHelp),
  namespace: "requests",
  goTo: ({ linkId }, { seller }) => `/${seller}/richiesta/${tokenOf(seller, "request", linkId)}`,
});
