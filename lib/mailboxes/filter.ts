import { z } from "zod";
import { MAILBOX_LIFE, type MailboxState } from "./mailbox";

export const MAILBOX_STATES = Object.keys(MAILBOX_LIFE) as MailboxState[];
/** Days offered by the filter "expires within". */
export const WITHIN_DAYS = [7, 30, 60, 90] as const;

/** What a list of mailboxes is asked for by its link; what makes no sense is left out, never an error. */
export const mailboxFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(MAILBOX_STATES).optional().catch(undefined),
  /** Days from today within which it expires. */
  within: z.coerce.number().int().min(1).max(730).optional().catch(undefined),
  /** Only those that nobody will renew, as their holders said. */
  ends: z.literal("1").optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?(address|state|expiry)$/)
    .catch("expiry")
    .default("expiry"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type MailboxFilter = z.infer<typeof mailboxFilter>;
