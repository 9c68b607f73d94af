import { z } from "zod";
import { basisPoints, bilingual, cents, channel, code, isoDate } from "./common";

/** What a block of an add-on is made of; `switch`: it is on or off. */
export const ADD_ON_UNITS = [
  "inbox-gb",
  "archive-gb",
  "switch",
  "sends",
  "watched-mailboxes",
  "lite-mailboxes",
] as const;

/** What one block costs, once or for each month or term of the mailbox. */
const addOnPrice = z.strictObject({
  per: z.enum(["term", "month", "once"]),
  /** Only for terms of this length; absent: for any. */
  termMonths: z.int().min(1).max(120).optional(),
  channels: z.array(channel).min(1),
  amountCents: cents,
  vatIncluded: z.boolean().default(false),
  vatBps: basisPoints.default(2200),
  validFrom: isoDate.optional(),
  validTo: isoDate.optional(),
  note: z.string().optional(),
});

/** Something added to a mailbox, with it or later, in blocks: 1 GB, 10 watched mailboxes, 3 sends. */
export const addOn = z.strictObject({
  code,
  name: bilingual,
  description: bilingual,
  unit: z.enum(ADD_ON_UNITS),
  /** Units in a block. */
  block: z.int().min(1).max(1000).default(1),
  minBlocks: z.int().min(1).max(1000).default(1),
  maxBlocks: z.int().min(1).max(1000).default(1),
  prices: z.array(addOnPrice).min(1),
  /** May it be bought for a mailbox that is active already? */
  onLiveMailbox: z.boolean().default(true),
  /** Does it end with the mailbox's term and renew with it? Otherwise it is used up (sends). */
  renewsWithMailbox: z.boolean().default(true),
  /** Is a proforma sent first, and the add-on applied after its payment? */
  proforma: z.boolean().default(false),
});
export type AddOn = z.infer<typeof addOn>;
export type AddOnPrice = z.infer<typeof addOnPrice>;
