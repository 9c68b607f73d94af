import { z } from "zod";

/** What the list of customers is asked for by its link; what makes no sense is left out, never an error. */
export const customerFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  sort: z
    .string()
    .regex(/^-?name$/)
    .catch("name")
    .default("name"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type CustomerFilter = z.infer<typeof customerFilter>;
