import { z } from "zod";
import { basisPoints, bilingual, cents, channel, isoDate } from "./common";

const plan = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,30}$/),
  name: bilingual,
  description: bilingual,
  /** Domain when the plan fixes it; otherwise the customer chooses among names.domains. */
  domain: z.string().optional(),
  inboxGb: z.number().positive(),
  archiveGb: z.number().min(0).default(0),
  includes: z.array(bilingual).default([]),
  onSale: z.boolean().default(true),
});

/** One price: what a term of a plan costs in a channel, while valid. */
const price = z.strictObject({
  plan: z.string(),
  act: z.enum(["activation", "renewal"]),
  channels: z.array(channel).min(1),
  termMonths: z.int().min(1).max(120),
  amountCents: cents,
  vatIncluded: z.boolean().default(false),
  vatBps: basisPoints.default(2200),
  validFrom: isoDate.optional(),
  validTo: isoDate.optional(),
  note: z.string().optional(),
});

/** What is sold: plans and their prices per act, channel and term. */
export const cataloguePolicy = z.strictObject({
  plans: z.array(plan).min(1),
  prices: z.array(price).min(1),
});
export type Plan = z.infer<typeof plan>;
export type Price = z.infer<typeof price>;
