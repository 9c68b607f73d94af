import { z } from "zod";

/** Text in the two languages every page speaks. */
export const bilingual = z.strictObject({ it: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/** A clause of a contract or declaration. */
export const clause = z.strictObject({ title: bilingual, text: bilingual });

/** Whole euro cents. */
export const cents = z.int().min(0).max(100_000_000);
/** Basis points: 2200 is 22 %. */
export const basisPoints = z.int().min(0).max(10_000);
/** What policies call a plan, an add-on or a reason: lower case, digits and hyphens. */
export const code = z.string().regex(/^[a-z0-9-]{2,30}$/);
/** A domain of mail, in lower case. */
export const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
/** A civil date, YYYY-MM-DD. */
export const isoDate = z.iso.date();
/** A distance on the calendar from a given day; negative is before. Months are added first, then days. */
export const offset = z
  .strictObject({ months: z.int().min(-120).max(120).default(0), days: z.int().min(-3650).max(3650).default(0) })
  .meta({ description: "months, then days" });

export const CHANNELS = ["public", "account", "paper", "agreement", "sales"] as const;
export const channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof channel>;

export const PAYMENT_METHODS = ["card", "paypal", "prepaid", "transfer", "postal-slip", "cheque"] as const;
export const paymentMethod = z.enum(PAYMENT_METHODS);
export type PaymentMethod = z.infer<typeof paymentMethod>;

export const HOLDER_KINDS = [
  "person",
  "professional",
  "company",
  "company-being-formed",
  "public-body",
  "foreign-person",
  "foreign-company",
] as const;
export const holderKind = z.enum(HOLDER_KINDS);
export type HolderKind = z.infer<typeof holderKind>;
