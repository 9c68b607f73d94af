"use server";
import { recoverUserName, requestPasswordReset } from "@/lib/customers/exchanges/asked-by-anybody";
import { knownAfter } from "@/lib/customers/exchanges/browser-session";
import { resetPassword } from "@/lib/customers/operations/reset-password";
import { loginSchema, taxCodeSchema } from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";

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
