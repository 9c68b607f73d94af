"use server";
import { adoptOrder } from "@/lib/orders/operations/adopt-order";
import { formAction } from "@/lib/platform/action";

export const adopt = formAction({
  operation: adoptOrder,
  namespace: "purchase",
  goTo: (_, { seller }) => `/${seller}/ordini`,
});
