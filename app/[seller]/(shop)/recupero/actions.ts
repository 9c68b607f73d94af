"use server";
import { recoverUserName, requestPasswordReset } from "@/lib/customers/exchanges/asked-by-anybody";
import { knownAfter } from "@/lib/customers/exchanges/browser-session";
import { askAccessByDocument } from "@/lib/customers/exchanges/contact-change";
import { resetPassword } from "@/lib/customers/exchanges/reset-password";
import { accessByDocumentSchema, loginSchema, taxCodeSchema } from "@/lib/customers/schema";
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

export const askByDocument = formAction({
  operation: fromBrowser(accessByDocumentSchema, askAccessByDocument),
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/recupero/documento/fatto`,
});

export const choosePassword = formAction({
  operation: knownAfter(resetPassword),
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/accedi?esito=password`,
});
