import type { Cents } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `payTo`: where the money goes, as far as the method has it (bank account for a transfer, postal account for a slip). */
export type Facts = {
  name: string;
  code: string;
  amountCents: Cents;
  method: PaymentMethod;
  payTo?: { beneficiary: string; iban?: string; bic?: string; bank?: string; postalAccount?: string; sendTo?: string };
  /** It is a notice before the booking ends. */
  dueSoon?: boolean;
  url: string;
};

export const render = template<Facts>("top-up-booked", ({ payTo, dueSoon, ...given }, { say, shared, money }) => ({
  subject: say(dueSoon ? "due-soon.subject" : "subject", { code: given.code }),
  name: given.name,
  blocks: [
    paragraph(say(dueSoon ? "due-soon.text" : "text")),
    facts(
      [shared("amount"), money(given.amountCents)],
      [shared("method"), shared(`methods.${given.method}`)],
      [shared("reference"), given.code],
      [shared("beneficiary"), payTo?.beneficiary],
      ["IBAN", payTo?.iban],
      ["BIC", payTo?.bic],
      [shared("bank"), payTo?.bank],
      [shared("postal-account"), payTo?.postalAccount],
      [shared("send-to"), payTo?.sendTo],
    ),
    action(say("action"), given.url),
    paragraph(say("after")),
  ],
}));
