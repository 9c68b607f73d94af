/** Days a debt is old, as accountants sort them; the last one has no end. */
export const AGES = [30, 60, 90] as const;
export type AgeBand = "0-30" | "31-60" | "61-90" | "90+";
export const AGE_BANDS: readonly AgeBand[] = ["0-30", "31-60", "61-90", "90+"];

/** The band a debt of so many days falls into. */
export function bandOf(days: number): AgeBand {
  const at = AGES.findIndex((age) => days <= age);
  return AGE_BANDS[at < 0 ? AGE_BANDS.length - 1 : at] ?? "90+";
}
