import { z } from "zod";

/** States of a mail as the desk shows them. */
export const MAIL_STATES = ["queued", "sent", "rejected", "bounced"] as const;

/** What the list of mails is asked for by its link; what makes no sense is left out, never an error. */
export const mailFilter = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type MailFilter = z.infer<typeof mailFilter>;
