"use server";
import { forgetKeptCard } from "@/lib/payments/exchanges/forget-card";
import { formAction } from "@/lib/platform/action";

export const forget = formAction({
  operation: forgetKeptCard,
  namespace: "prepaid",
  goTo: (_, { seller }) => `/${seller}/carta`,
});
