import { z } from "zod";
import { addOn } from "./add-ons";
import { basisPoints, bilingual, cents, channel, code, domain, holderKind, isoDate } from "./common";

const plan = z.strictObject({
  code,
  name: bilingual,
  description: bilingual,
  /** Domain when the plan fixes it; otherwise the customer chooses among names.domains. */
  domain: domain.optional(),
  inboxGb: z.number().positive(),
  archiveGb: z.number().min(0).default(0),
  includes: z.array(bilingual).default([]),
  onSale: z.boolean().default(true),
  /** Kinds of holder it is sold to; absent: all the seller serves. */
  holderKinds: z.array(holderKind).min(1).optional(),
  /** A plan tried for free, for the term its price of 0 names: then it is bought as one of these, or lapses. */
  trial: z.strictObject({ convertsTo: z.array(code).min(1), oncePerHolder: z.boolean().default(true) }).optional(),
  /** Plans it may become at a renewal; absent: any that is sold, empty: none. */
  convertibleTo: z.array(code).optional(),
  /** Certified messages it may send in a term; absent: as many as wanted. */
  includedSends: z.int().min(0).optional(),
  /** Add-ons that can be bought with it or for it. */
  addOns: z.array(code).default([]),
  /** A panel that watches this many mailboxes, and more by add-ons; `litePlan`: the provider's word for a Lite mailbox. */
  hub: z.strictObject({ watched: z.int().min(0).max(10_000), litePlan: code.default("lite") }).optional(),
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

/** What is sold: plans, their prices per act, channel and term, and what is added to a mailbox. */
export const cataloguePolicy = z.strictObject({
  plans: z.array(plan).min(1),
  prices: z.array(price).min(1),
  addOns: z.array(addOn).default([]),
  /** Who buys at least so many mailboxes is invited to ask for an offer. */
  volumeOffer: z.strictObject({ fromMailboxes: z.int().min(2), text: bilingual }).optional(),
  /** The most that may be taken off the list price for a reseller: half, where nothing else is said. */
  resellers: z.strictObject({ mostDiscountBps: basisPoints.default(5000) }).prefault({}),
});
export type Plan = z.infer<typeof plan>;
export type Price = z.infer<typeof price>;
