"use server";
import { askContactChange } from "@/lib/customers/exchanges/contact-change";
import { enrol, renewCodes } from "@/lib/customers/exchanges/enrol";
import { prove } from "@/lib/customers/exchanges/prove";
import { chooseQuestion } from "@/lib/customers/exchanges/security-question";
import { askEmailChange } from "@/lib/customers/operations/ask-email-change";
import { changePassword } from "@/lib/customers/operations/change-password";
import { changeProfile } from "@/lib/customers/operations/change-profile";
import { endAllSessions, endSession } from "@/lib/customers/operations/end-sessions";
import { forgetDevices } from "@/lib/customers/operations/forget-devices";
import { offerSecondFactor } from "@/lib/customers/operations/offer-second-factor";
import { sendConfirmation } from "@/lib/customers/operations/send-confirmation";
import { removeSecurityQuestion } from "@/lib/customers/operations/set-security-question";
import { turnOffSecondFactor } from "@/lib/customers/operations/turn-off-second-factor";
import { ownPath } from "@/lib/customers/own-path";
import {
  changePasswordSchema,
  contactChangeSchema,
  emailSchema,
  enrolSchema,
  nothingSchema,
  proofSchema,
  securityQuestionSchema,
} from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";

export const saveProfile = formAction({ operation: changeProfile, namespace: "account", message: "profile.saved" });

export const savePassword = formAction({
  operation: fromBrowser(changePasswordSchema, changePassword),
  namespace: "auth",
  message: "password-saved",
});

export const closeSession = formAction({ operation: endSession, namespace: "account", message: "sessions.ended" });

export const closeOtherSessions = formAction({
  operation: endAllSessions,
  namespace: "account",
  message: "sessions.ended-all",
});

export const sendAgain = formAction({ operation: sendConfirmation, namespace: "account", message: "unconfirmed.sent" });

export const proveAgain = formAction({
  operation: fromBrowser(proofSchema, prove),
  namespace: "access",
  goTo: (_, { seller, input }) => ownPath(seller, input.next) ?? `/${seller}/profilo`,
});

export const startSecondFactor = formAction({
  operation: fromBrowser(nothingSchema, offerSecondFactor),
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/profilo/due-passaggi`,
});

export const enrolFromProfile = formAction({
  operation: fromBrowser(enrolSchema, enrol),
  namespace: "access",
  value: ({ codes }) => ({ codes }),
});

export const newCodes = formAction({
  operation: fromBrowser(nothingSchema, renewCodes),
  namespace: "access",
  value: ({ codes }) => ({ codes }),
});

export const askCodesEverywhere = formAction({
  operation: forgetDevices,
  namespace: "access",
  message: "second-factor.forgotten",
});

export const stopSecondFactor = formAction({
  operation: fromBrowser(nothingSchema, turnOffSecondFactor),
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/profilo/due-passaggi?esito=disattivata`,
});

export const saveQuestion = formAction({
  operation: fromBrowser(securityQuestionSchema, chooseQuestion),
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/profilo?esito=domanda`,
});

export const dropQuestion = formAction({
  operation: fromBrowser(nothingSchema, removeSecurityQuestion),
  namespace: "access",
  goTo: (_, { seller }) => `/${seller}/profilo?esito=domanda-tolta`,
});

export const changeEmail = formAction({
  operation: fromBrowser(emailSchema, askEmailChange),
  namespace: "access",
  message: "email.sent",
});

export const changeEmailByDocument = formAction({
  operation: fromBrowser(contactChangeSchema, askContactChange),
  namespace: "access",
  goTo: ({ requestId }, { seller }) => `/${seller}/richieste/${requestId}`,
});
