"use server";
import { creditPartialTopUp } from "@/lib/accounts/operations/credit-partial-top-up";
import { recordTransfer } from "@/lib/accounts/operations/record-transfer";
import { formAction } from "@/lib/platform/action";

export const record = formAction({
  operation: recordTransfer,
  namespace: "prepaid",
  goTo: (_, { seller, input }) => `/${seller}/desk/pagamenti/${input.topUpId}?registrato=1`,
});

export const creditAsItIs = formAction({
  operation: creditPartialTopUp,
  namespace: "prepaid",
  goTo: (_, { seller, input }) => `/${seller}/desk/pagamenti/${input.topUpId}?registrato=1`,
});
