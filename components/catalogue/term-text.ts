type Words = (key: string, values: Record<string, number>) => string;

/** "2 anni" for whole years, "6 mesi" otherwise; `t` speaks the namespace "common". */
export const termText = (t: Words, months: number): string =>
  months % 12 === 0 ? t("years", { years: months / 12 }) : t("months", { months });
