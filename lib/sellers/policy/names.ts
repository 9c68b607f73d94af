import { z } from "zod";
import { domain } from "./common";

const length = z.int().min(1).max(64);

/** What a domain asks differently from the others. */
const ofDomain = z.strictObject({
  minLength: length.optional(),
  maxLength: length.optional(),
  /** Kept back besides those of every domain. */
  reserved: z.array(z.string()).default([]),
  /** Characters allowed besides a–z and 0–9. */
  separators: z
    .string()
    .regex(/^[._-]{0,3}$/)
    .default("._-"),
});

/** What a local part may look like, which are kept back, and how long a choice is held. */
export const namesPolicy = z.strictObject({
  /** Domains the customer chooses among, first one proposed. */
  domains: z.array(domain).min(1),
  minLength: z.int().min(1).max(30).default(3),
  maxLength: z.int().min(3).max(64).default(40),
  /** What single domains ask differently. */
  perDomain: z.record(domain, ofDomain).default({}),
  /** What becomes of a name that looks like one already given ("0" for "o", "rn" for "m"). */
  lookAlikes: z.enum(["allow", "warn", "refuse"]).default("allow"),
  reserved: z.array(z.string()).default(["postmaster", "abuse", "hostmaster", "webmaster", "admin", "root", "noreply"]),
  holdMinutes: z
    .int()
    .min(5)
    .max(60 * 24 * 30)
    .default(60),
  /** Each step of an order gives its name that time again, but no longer than so many hours after it was found free. */
  holdAtMostHours: z
    .int()
    .min(1)
    .max(24 * 30)
    .default(24),
  /** May the same holder (same tax code) buy back a cancelled name? */
  buyBack: z.boolean().default(true),
  /** Prefix of the user-ids the provider gives to this seller's mailboxes. */
  userIdPrefix: z.string().regex(/^[A-Z]{2,6}$/),
});
