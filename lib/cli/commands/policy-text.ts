import { createTranslator } from "next-intl";
import { messages } from "@/lib/i18n/messages";
import type { Difference } from "@/lib/sellers/policy-diff";
import { POLICY_PARTS, type PolicyFault } from "@/lib/sellers/policy-faults";
import { formOf } from "@/lib/sellers/policy-form";
import { differenceWords, faultWords, type Translator } from "@/lib/sellers/policy-words";

// An operator's program speaks English; the words of the namespace are not known to its types.
const t = createTranslator({
  locale: "en",
  messages: { policy: messages.en.policy },
  namespace: "policy",
}) as Translator;

/** A fault as a line: where, and a sentence. */
export const faultLine = (fault: PolicyFault): string =>
  `${fault.path || "(the whole policy)"}: ${faultWords(t, fault)}`;
export const faultSentence = (fault: PolicyFault): string => faultWords(t, fault);

/** A difference as a line: where, before and after. */
export function differenceLine(difference: Difference): string {
  const forms = Object.fromEntries(
    Object.entries(POLICY_PARTS).map(([part, schema]) => [part, formOf(schema, [part])]),
  );
  const { where, before, after } = differenceWords(t, "en", forms, difference);
  return `${where.join(" › ")}: ${short(before)} → ${short(after)}`;
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
