import { z } from "zod";

/** An address of a customer, by the id of an account or of a holder, and how somebody made sure that it takes mails. */
export const reviveAddressInput = z.strictObject({
  customerId: z.uuid(),
  email: z.string().min(3).max(300),
  reason: z.string().trim().min(3).max(500),
});
