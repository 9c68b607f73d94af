"use server";
import { checkNames } from "@/lib/names/exchanges/check-names";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { choosePlan } from "@/lib/orders/operations/choose-plan";
import { describeHolder } from "@/lib/orders/operations/describe-holder";
import { orderAction } from "./order-action";

const step =
  (name: string) =>
  ({ seller, token }: { seller: string; token: string }) =>
    `/${seller}/acquista/${token}/${name}`;

export const choosePlanAction = orderAction({ operation: choosePlan, namespace: "purchase", next: step("titolare") });
export const describeHolderAction = orderAction({
  operation: describeHolder,
  namespace: "purchase",
  next: step("nomi"),
});
/** Its outcome is spoken by the page itself: a green "done" would stand above names nobody can have. */
export const checkNamesAction = orderAction({ operation: checkNames, namespace: "names" });
export const cancelOrderAction = orderAction({
  operation: cancelOrder,
  namespace: "purchase",
  message: "status.cancelled",
});
