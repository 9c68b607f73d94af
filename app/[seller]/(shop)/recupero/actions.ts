"use server";
import { fromBrowser, knownAfter } from "@/lib/customers/browser";
import { recoverUserName } from "@/lib/customers/operations/recover-user-name";
import { requestPasswordReset } from "@/lib/customers/operations/request-password-reset";
import { resetPassword } from "@/lib/customers/operations/reset-password";
import { loginSchema, taxCodeSchema } from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";

export const askForPassword = formAction({
  operation: fromBrowser(loginSchema, requestPasswordReset),
  namespace: "auth",
  message: "recover.sent",
});

export const askForUserName = formAction({
  operation: fromBrowser(taxCodeSchema, recoverUserName),
  namespace: "auth",
  message: "recover-name.sent",
});

export const choosePassword = formAction({
  operation: knownAfter(resetPassword),
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=password`,
});
