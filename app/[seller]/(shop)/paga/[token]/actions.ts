"use server";
import { payOrder } from "@/lib/payments/exchanges/pay-order";
import { formAction } from "@/lib/platform/action";

export const pay = formAction({ operation: payOrder, namespace: "payment", goTo: ({ url }) => url });
