"use server";
import { confirmEmail } from "@/lib/customers/operations/confirm-email";
import { confirmEmailChange } from "@/lib/customers/operations/confirm-email-change";
import { undoEmailChange } from "@/lib/customers/operations/undo-email-change";
import { formAction } from "@/lib/platform/action";

export const confirm = formAction({
  operation: confirmEmail,
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=confermata&next=/${seller}/profilo`,
});

export const useNewAddress = formAction({
  operation: confirmEmailChange,
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=confermata&next=/${seller}/profilo`,
});

export const undoChange = formAction({
  operation: undoEmailChange,
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=annullato`,
});
