import { z } from "zod";
import { MOST_AT_ONCE } from "./bulk";

/** Renewals of several mailboxes go at the account's prices, whoever orders them. */
export const BULK_CHANNEL = "account";

/** What was shown of a line when somebody agreed to it. */
const agreedLine = z.strictObject({
  mailboxId: z.uuid(),
  expiresOn: z.iso.date(),
  termMonths: z.int().min(1).max(120),
  totalCents: z.int().min(1),
});

/** Mailboxes of one account (`userId`), each as agreed to; `reason`: why somebody else does it. */
export const renewInBulkInput = z.strictObject({
  userId: z.uuid(),
  lines: z.array(agreedLine).min(1).max(MOST_AT_ONCE),
  reason: z.string().trim().max(500).default(""),
});
