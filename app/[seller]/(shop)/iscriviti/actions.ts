"use server";
import { fromBrowser } from "@/lib/customers/browser";
import { signUp } from "@/lib/customers/operations/sign-up";
import { signUpSchema } from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";

export const enrol = formAction({
  operation: fromBrowser(signUpSchema, signUp),
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/iscriviti/fatto`,
});
