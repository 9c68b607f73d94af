"use server";
import { formAction } from "@/lib/platform/action";
import { requestAgreementRenewal } from "@/lib/requests/operations/request-agreement-renewal";

export const askRenewal = formAction({
  operation: requestAgreementRenewal,
  namespace: "agreements",
  goTo: ({ requestId }, { seller }) => `/${seller}/richieste/${requestId}`,
});
