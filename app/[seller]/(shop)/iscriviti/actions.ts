"use server";
import { signUp } from "@/lib/customers/exchanges/asked-by-anybody";
import { signUpSchema } from "@/lib/customers/schema";
import { formAction } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";

export const enrol = formAction({
  operation: fromBrowser(signUpSchema, signUp),
  namespace: "auth",
  goTo: (_, { seller }) => `/${seller}/iscriviti/fatto`,
});
