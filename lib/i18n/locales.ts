/** Languages of every page. Italian first; English complete. */
export const LOCALES = ["it", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "it";
/** Name of the cookie that keeps the visitor's choice. */
export const LOCALE_COOKIE = "locale";

export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);

/** The language asked for, or Italian. */
export const localeOr = (text: unknown): Locale => (isLocale(text) ? text : DEFAULT_LOCALE);

/** The text of a seller's policy in this language. */
export const inLocale = (text: Record<Locale, string>, locale: string): string => text[localeOr(locale)];
