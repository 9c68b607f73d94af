import { z } from "zod";
import { cents, code, domain } from "@/lib/sellers/policy/common";

/** Ways a member proves to be one: the certificate is one of the order's documents, looked at by the staff. */
export const PROOFS = ["number", "code", "certificate"] as const;
export type Proof = (typeof PROOFS)[number];

/** What becomes of living mailboxes once the agreement is over: renewed at its prices, at the shop's, or not at all. */
export const AFTER_END = ["list-prices", "agreement-prices", "no-renewal"] as const;

/** A plan for a term: net cents, and how much of them the professional order bears. */
export const agreementPrice = z
  .strictObject({
    plan: code,
    act: z.enum(["activation", "renewal"]),
    termMonths: z.int().min(1).max(120),
    amountCents: cents,
    orderCents: cents,
  })
  .refine(({ amountCents, orderCents }) => orderCents <= amountCents, "share-above-price");
export type AgreementPrice = z.infer<typeof agreementPrice>;

/** What was agreed, as kept in `Agreement.terms`. */
export const agreementTerms = z.strictObject({
  /** Domains of its own; none: those of the seller. */
  domains: z.array(domain).max(10).default([]),
  prices: z.array(agreementPrice).min(1),
  proofs: z.array(z.enum(PROOFS)).min(1),
  /** Most mailboxes bought under it; null: as many as wanted. */
  maxMailboxes: z.int().min(1).max(1_000_000).nullable().default(null),
  afterEnd: z.enum(AFTER_END).default("list-prices"),
  /** It keeps the signed contracts and documents of members it activates together. */
  collects: z.boolean().default(false),
  /** It signs for members it activates together, by their delegation, where the seller's policy allows that. */
  delegates: z.boolean().default(false),
  /** What the professional order earns, hundredths of a percent of the net amounts. */
  commissionBps: z.int().min(0).max(10_000).default(0),
  /** Days before its end on which both sides are told that it ends. */
  noticeDays: z.int().min(0).max(365).default(90),
});
export type AgreementTerms = z.infer<typeof agreementTerms>;

export type Payer = "member" | "order" | "split";

/** Who pays what is bought: all of it the member or the professional order, or each a part. */
export function payerOf(prices: readonly Pick<AgreementPrice, "amountCents" | "orderCents">[]): Payer {
  if (prices.every(({ orderCents }) => orderCents === 0)) return "member";
  return prices.every(({ amountCents, orderCents }) => orderCents === amountCents) ? "order" : "split";
}

/** What the professional order bears of a sale, net cents. */
export const shareOf = (terms: AgreementTerms, sale: Pick<AgreementPrice, "plan" | "act" | "termMonths">): number =>
  terms.prices.find(
    ({ plan, act, termMonths }) => plan === sale.plan && act === sale.act && termMonths === sale.termMonths,
  )?.orderCents ?? 0;
