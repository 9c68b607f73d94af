import { z } from "zod";

/** A term as the page of a renewal sends it: "12" for the same plan, "silver:12" for another. */
export const chosenTerm = z
  .string()
  .max(80)
  .regex(/^([a-z0-9-]+:)?\d{1,3}$/);

/** The term in months, and the other plan when one was chosen. */
export function readChosenTerm(chosen: string): { termMonths: number; plan?: string } {
  const [months = "", plan] = chosen.split(":").reverse();
  return { termMonths: Number(months), ...(plan ? { plan } : {}) };
}
