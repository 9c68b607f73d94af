"use server";
import { signingIn } from "@/lib/customers/exchanges/browser-session";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { ownPath } from "@/lib/customers/own-path";
import { signInSchema } from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";

export const enter = formAction({
  operation: signingIn(signInSchema, signIn),
  namespace: "auth",
  goTo: ({ staff }, { seller, input }) => ownPath(seller, input.next) ?? `/${seller}/${staff ? "desk" : "caselle"}`,
});
