import { z } from "zod";

/** What the desk's list of users is asked for by its link. */
export const userFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  who: z.enum(["staff", "suspended"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type UserFilter = z.infer<typeof userFilter>;
