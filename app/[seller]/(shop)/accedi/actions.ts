"use server";
import { goingOn, signingIn } from "@/lib/customers/exchanges/browser-session";
import { enrol } from "@/lib/customers/exchanges/enrol";
import { giveCode, renewExpiredPassword } from "@/lib/customers/exchanges/second-step";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { codeSchema, enrolSchema, newPasswordSchema, signInSchema } from "@/lib/customers/schema";
import { afterSignIn } from "@/lib/customers/sign-in-pages";
import { formAction } from "@/lib/platform/action";

export const enter = formAction({
  operation: signingIn(signInSchema, signIn),
  namespace: "auth",
  goTo: (signedIn, { seller, input }) => afterSignIn(seller, signedIn, input.next),
});

export const enterCode = formAction({
  operation: goingOn(codeSchema, giveCode),
  namespace: "access",
  goTo: (signedIn, { seller, input }) => afterSignIn(seller, signedIn, input.next),
});

/** Turns the second factor on; the codes for paper are in the answer and nowhere else. */
export const enrolAtSignIn = formAction({
  operation: goingOn(enrolSchema, enrol),
  namespace: "access",
  value: ({ codes }) => ({ codes }),
});

export const enterNewPassword = formAction({
  operation: goingOn(newPasswordSchema, renewExpiredPassword),
  namespace: "access",
  goTo: (signedIn, { seller, input }) => afterSignIn(seller, signedIn, input.next),
});
