import { z } from "zod";
import { mailboxFilter } from "@/lib/mailboxes/filter";

export const MEMBERS_SHOWN = ["all", "without", "with", "left"] as const;

/** What a list of members is asked for by its link; what makes no sense is left out, never an error. */
export const memberFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  show: z.enum(MEMBERS_SHOWN).catch("all").default("all"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type MemberFilter = z.infer<typeof memberFilter>;

/** What the expiries of an agreement's mailboxes are asked for by their link. */
export const expiryFilter = mailboxFilter.pick({ q: true, state: true, within: true, page: true });
export type ExpiryFilter = z.infer<typeof expiryFilter>;
