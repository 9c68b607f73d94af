"use server";
import { creditPartialTopUp } from "@/lib/accounts/operations/credit-partial-top-up";
import { setCreditLimit } from "@/lib/accounts/operations/set-credit-limit";
import { askRefund as askForRefund } from "@/lib/payments/operations/ask-refund";
import { decideRefund as decide } from "@/lib/payments/operations/decide-refund";
import { decideWriteOff as decideOn } from "@/lib/payments/operations/decide-write-off";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { recordRefundSent } from "@/lib/payments/operations/record-refund";
import { redirectRefund as redirect } from "@/lib/payments/operations/redirect-refund";
import { refuseReport } from "@/lib/payments/operations/refuse-report";
import { takeBackPayment } from "@/lib/payments/operations/take-back-payment";
import { undoWriteOff as undo } from "@/lib/payments/operations/undo-write-off";
import { writeOffOrder } from "@/lib/payments/operations/write-off-order";
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

export const refuseReceipt = formAction({
  operation: refuseReport,
  namespace: "money",
  message: "refuse-receipt.done",
});

export const takeBack = formAction({
  operation: takeBackPayment,
  namespace: "money",
  goTo: ({ subject }, { seller }) =>
    `/${seller}/desk/pagamenti/${"orderId" in subject ? `ordini/${subject.orderId}` : subject.topUpId}?registrato=1`,
});

export const askRefund = formAction({
  operation: askForRefund,
  namespace: "money",
  goTo: ({ refundId }, { seller }) => `/${seller}/desk/pagamenti/rimborsi/${refundId}`,
});

const toRefund = (_: unknown, { seller, input }: { seller: string; input: { refundId: string } }) =>
  `/${seller}/desk/pagamenti/rimborsi/${input.refundId}`;
export const decideRefund = formAction({ operation: decide, namespace: "money", goTo: toRefund });
export const recordRefund = formAction({ operation: recordRefundSent, namespace: "money", goTo: toRefund });
export const redirectRefund = formAction({ operation: redirect, namespace: "money", goTo: toRefund });

export const setCredit = formAction({ operation: setCreditLimit, namespace: "money", message: "ledger.credit-done" });

const toOrder = ({ orderId }: { orderId: string }, { seller }: { seller: string }) =>
  `/${seller}/desk/pagamenti/ordini/${orderId}?registrato=1`;
export const writeOff = formAction({ operation: writeOffOrder, namespace: "losses", goTo: toOrder });
export const decideWriteOff = formAction({ operation: decideOn, namespace: "losses", goTo: toOrder });
export const undoWriteOff = formAction({ operation: undo, namespace: "losses", goTo: toOrder });
