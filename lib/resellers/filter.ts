import { z } from "zod";
import { WITHIN_DAYS } from "@/lib/mailboxes/filter";

const page = z.coerce.number().int().min(1).max(1000).catch(1).default(1);
const q = z.string().trim().max(100).catch("").default("");

/** What a reseller's list is asked for by its link; what makes no sense is left out, never an error. */
export const resellerFilter = z.object({
  q,
  /** Days from today within which it expires. */
  within: z.coerce
    .number()
    .pipe(z.union(WITHIN_DAYS.map((days) => z.literal(days))))
    .optional()
    .catch(undefined),
  page,
});
export type ResellerFilter = z.infer<typeof resellerFilter>;
