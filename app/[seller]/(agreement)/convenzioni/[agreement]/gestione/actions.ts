"use server";
import { takeList } from "@/lib/agreements/operations/take-list";
import { slugOf } from "@/lib/agreements/queries/desk";
import { formAction } from "@/lib/platform/action";

export const take = formAction({
  operation: takeList,
  namespace: "agreements",
  goTo: async ({ agreementId, ...done }, { seller }) =>
    `/${seller}/convenzioni/${await slugOf(seller, agreementId)}/gestione?aggiunti=${done.added}&cambiati=${done.changed}&usciti=${done.left}`,
});
