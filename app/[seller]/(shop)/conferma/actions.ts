"use server";
import { confirmEmail } from "@/lib/customers/operations/confirm-email";
import { formAction } from "@/lib/platform/action";

export const confirm = formAction({
  operation: confirmEmail,
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=confermata&next=/${seller}/profilo`,
});
