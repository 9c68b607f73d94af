"use server";
import { creditPartialTopUp } from "@/lib/accounts/operations/credit-partial-top-up";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { formAction } from "@/lib/platform/action";

export const record = formAction({
  operation: recordArrival,
  namespace: "prepaid",
  goTo: (_, { seller, input: { orderId, topUpId } }) =>
    `/${seller}/desk/pagamenti/${orderId ? `ordini/${orderId}` : topUpId}?registrato=1`,
});

export const creditAsItIs = formAction({
  operation: creditPartialTopUp,
  namespace: "prepaid",
  goTo: (_, { seller, input }) => `/${seller}/desk/pagamenti/${input.topUpId}?registrato=1`,
});
