import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { type Refused, refusalText, type Translator } from "@/lib/i18n/refusal-text";

/** The sentence of a refusal where no page asks for it: at a terminal, beside a file that was put aside. */
export function statementRefusal(refusal: Refused, locale: Locale): string {
  const { errors, refusals, statements } = messages[locale];
  const say = createTranslator({ locale, messages: { errors, refusals, statements } });
  return refusalText(say as unknown as Translator, "statements", refusal);
}
