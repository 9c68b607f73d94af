"use server";
import { formAction } from "@/lib/platform/action";
import { tokenOf } from "@/lib/platform/links";
import { startCustomerOrder } from "@/lib/resellers/operations/start-customer-order";

export const startFor = formAction({
  operation: startCustomerOrder,
  namespace: "resellers",
  goTo: ({ linkId }, { seller }) => `/${seller}/acquista/${tokenOf(seller, "order", linkId)}/titolare`,
});
