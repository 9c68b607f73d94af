import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";

/** The words printed on a contract, in its own language, whoever draws it. */
export const contractWords = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "contract.print" });

/** The words printed on the declaration of a mailbox's user. */
export const declarationWords = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "declaration.print" });

/** The words printed on the evidence page of a signature. */
export const evidenceWords = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "contract.evidence" });
export type EvidenceWords = ReturnType<typeof evidenceWords>;

export type ContractWords = ReturnType<typeof contractWords>;
