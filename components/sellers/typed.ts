import type { Json } from "@/lib/sellers/policy-diff";

const isHundredths = (trail: readonly string[]): boolean => /(Cents|Bps)$/.test(trail.at(-1) ?? "");

/** A number as it is typed: hundredths with a comma, "20,00"; what is no number as it was written. */
export function asTyped(trail: readonly string[], value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "number") return typeof value === "string" ? value : JSON.stringify(value);
  if (!isHundredths(trail)) return String(value).replace(".", ",");
  if (!Number.isSafeInteger(value)) return String(value);
  const digits = String(Math.abs(value)).padStart(3, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** What was typed as a number; "" is nothing; what is no number stays text, to be told as a fault. */
export function fromTyped(trail: readonly string[], text: string): Json | undefined {
  const plain = text.trim().replace(/^\u2212/, "-");
  if (plain === "") return undefined;
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,6}))?$/.exec(plain);
  if (!match) return plain;
  const [, sign = "", units = "", parts = ""] = match;
  if (!isHundredths(trail)) return Number(`${sign}${units}${parts && `.${parts}`}`);
  return parts.length > 2 ? plain : Number(`${sign}${units}${parts.padEnd(2, "0")}`);
}

export const linesOf = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("\n") : "";

export const numbersOf = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map(String).join(", ") : "";

/** Numbers separated by commas or spaces; what is none stays text, to be told as a fault. */
export const typedNumbers = (text: string): Json[] =>
  text
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map((part) => (/^[-\u2212]?\d{1,9}$/.test(part) ? Number(part.replace("\u2212", "-")) : part));
