"use server";
import { takePapers } from "@/lib/orders/exchanges/take-papers";
import { formAction } from "@/lib/platform/action";

export const registerArrival = formAction({
  operation: takePapers,
  namespace: "paper",
  goTo: ({ orderId }, { seller }) => `/${seller}/desk/carta/${orderId}`,
});
