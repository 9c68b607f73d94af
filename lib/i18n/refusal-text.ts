/** The part of next-intl's translator this needs; made without a namespace, so that keys are whole paths. */
export interface Translator {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}
export type Refused = { code: string; params?: Record<string, string | number> };

/** A refusal code: lower case words joined by hyphens. */
export const isRefusalCode = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text);

/**
 * The sentence of a refusal: `<namespace>.refusals.<code>`, else `refusals.<code>` (shared ones), else
 * `errors.generic` with the code in it.
 */
export function refusalText(t: Translator, namespace: string, { code, params }: Refused): string {
  const keys = [`${namespace}.refusals.${code}`, `refusals.${code}`];
  const known = isRefusalCode(code) || /^[a-z]+$/.test(code) ? keys.find((key) => t.has(key)) : undefined;
  return known ? t(known, params) : t("errors.generic", { code });
}
