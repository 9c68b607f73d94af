"use server";
import { placeAndPay } from "@/lib/payments/exchanges/pay-order";
import { formAction } from "@/lib/platform/action";

export const orderAndPay = formAction({ operation: placeAndPay, namespace: "payment", goTo: ({ url }) => url });
