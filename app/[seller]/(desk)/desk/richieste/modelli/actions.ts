"use server";
import { formAction } from "@/lib/platform/action";
import { removeTemplate } from "@/lib/staff/operations/remove-template";
import { saveTemplate } from "@/lib/staff/operations/save-template";

const page = (seller: string) => `/${seller}/desk/richieste/modelli`;

export const save = formAction({
  operation: saveTemplate,
  namespace: "staff",
  goTo: ({ id }, { seller }) => `${page(seller)}?salvata=${id}`,
});
export const remove = formAction({
  operation: removeTemplate,
  namespace: "staff",
  goTo: ({ id }, { seller }) => `${page(seller)}?tolta=${id}`,
});
