"use server";
import { bookAndPay, quoteTopUp } from "@/lib/accounts/exchanges/book-and-pay";
import { payByGateway } from "@/lib/payments/exchanges/open-checkout";
import { formAction } from "@/lib/platform/action";

export const ask = formAction({
  operation: quoteTopUp,
  namespace: "prepaid",
  goTo: ({ amountCents, method }, { seller }) =>
    `/${seller}/conto/versa/conferma?importo=${amountCents}&metodo=${method}`,
});

export const confirm = formAction({ operation: bookAndPay, namespace: "prepaid", goTo: ({ url }) => url });

export const payTopUp = formAction({ operation: payByGateway, namespace: "prepaid", goTo: ({ url }) => url });
