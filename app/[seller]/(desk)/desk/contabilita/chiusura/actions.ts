"use server";
import { closeDay } from "@/lib/accounting/operations/close-day";
import { formAction } from "@/lib/platform/action";

export const close = formAction({
  operation: closeDay,
  namespace: "accounting",
  goTo: ({ on }, { seller }) => `/${seller}/desk/contabilita/chiusura?giorno=${on}`,
});
