import { type Locale, localeOr } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { readReason } from "./review";

/** A kept reason as the customer reads it: its sentence and what was written besides; "" when there is none. */
export function reasonWords(kept: string | null, locale: Locale | string): string {
  const reason = readReason(kept);
  if (!reason) return "";
  const { code, note } = reason;
  if (code === "other" && note) return note;
  return [messages[localeOr(locale)].review.reasons[code], note].filter(Boolean).join(" ");
}
