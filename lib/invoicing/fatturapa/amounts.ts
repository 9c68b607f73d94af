import type { Cents } from "@/lib/kernel/money";

/** Cents as FatturaPA writes amounts: "-12.05". */
export function amountText(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A rate in basis points as FatturaPA writes it: 2200 is "22.00". */
export const rateText = (bps: number): string => amountText(bps);
