import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";

/** Words of the reports where no page asks for them: files made at a terminal. */
export function accountingWords(locale: Locale): (key: string) => string {
  const say = createTranslator({ locale, messages: messages[locale], namespace: "accounting" });
  return (key) => say(key as never);
}
