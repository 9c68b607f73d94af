"use server";
import { placeOnPaper } from "@/lib/orders/exchanges/place-on-paper";
import { formAction } from "@/lib/platform/action";

export const orderOnPaper = formAction({
  operation: placeOnPaper,
  namespace: "paper",
  goTo: ({ token }, { seller }) => `/${seller}/ordine/${token}`,
});
