"use server";
import { formAction } from "@/lib/platform/action";
import { writeNote } from "@/lib/staff/operations/write-note";

export const note = formAction({
  operation: writeNote,
  namespace: "staff",
  goTo: ({ customerId, noteId }, { seller }) => `/${seller}/desk/clienti/${customerId}?nota=${noteId}`,
});
