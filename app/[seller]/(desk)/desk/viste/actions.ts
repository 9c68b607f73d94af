"use server";
import { formAction } from "@/lib/platform/action";
import { removeView } from "@/lib/staff/operations/remove-view";
import { saveView } from "@/lib/staff/operations/save-view";

export const keep = formAction({
  operation: saveView,
  namespace: "staff",
  goTo: ({ id, list, query }, { seller }) => `/${seller}/desk/${list}?${query}&vista=${id}`,
});

export const remove = formAction({
  operation: removeView,
  namespace: "staff",
  goTo: ({ list }, { seller, input }) => `/${seller}/desk/${list}?vista=${input.id}`,
});
