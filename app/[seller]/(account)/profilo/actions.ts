"use server";
import { changePassword } from "@/lib/customers/operations/change-password";
import { changeProfile } from "@/lib/customers/operations/change-profile";
import { endAllSessions, endSession } from "@/lib/customers/operations/end-sessions";
import { sendConfirmation } from "@/lib/customers/operations/send-confirmation";
import { changePasswordSchema } from "@/lib/customers/schema";
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
