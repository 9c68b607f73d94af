import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";

/** The words printed on the form of an order on paper, in the customer's language, whoever prints it. */
export const paperWords = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "paper.print" });
export type PaperWords = ReturnType<typeof paperWords>;
