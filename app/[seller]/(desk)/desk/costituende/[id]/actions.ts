"use server";
import { registerCompany } from "@/lib/orders/operations/register-company";
import { formAction } from "@/lib/platform/action";

export const enterNumbers = formAction({
  operation: registerCompany,
  namespace: "purchase",
  goTo: ({ holderId }, { seller }) => `/${seller}/desk/costituende/${holderId}`,
});
