"use server";
import { correctAddress } from "@/lib/orders/operations/correct-address";
import { formAction } from "@/lib/platform/action";

export const correct = formAction({
  operation: correctAddress,
  namespace: "desk.order",
  goTo: ({ orderId }, { seller }) => `/${seller}/desk/ordini/${orderId}?corretta`,
});
