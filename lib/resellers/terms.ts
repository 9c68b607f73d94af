import { z } from "zod";
import { basisPoints, cents, code } from "@/lib/sellers/policy/common";

/** What a reseller pays for a plan for a term, net cents, whatever the discount says. */
const resellerPrice = z.strictObject({
  plan: code,
  act: z.enum(["activation", "renewal"]),
  termMonths: z.int().min(1).max(120),
  amountCents: cents,
});
export type ResellerPrice = z.infer<typeof resellerPrice>;

/** What was agreed with a reseller, as kept in `ResellerTerms.terms`; every change is a version of its own. */
export const resellerTerms = z.strictObject({
  /** Off the list price of whatever has no price of its own, hundredths of a percent. */
  discountBps: basisPoints.default(0),
  /** What the reseller earns on the net amounts paid, hundredths of a percent. */
  commissionBps: basisPoints.default(0),
  prices: z.array(resellerPrice).max(200).default([]),
});
export type ResellerTerms = z.infer<typeof resellerTerms>;

/** The face a reseller shows to its customers, as kept in `Reseller.brand`. */
export const resellerBrand = z.strictObject({
  /** Name on pages and as the sender of mails. */
  name: z.string().min(1).max(80),
  /** Main colour, #rrggbb. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Where its customers ask for help. */
  email: z.email(),
  phone: z.string().max(40).optional(),
});
export type ResellerBrand = z.infer<typeof resellerBrand>;
