import { z } from "zod";
import { REQUEST_STATES } from "./request";

/** The state in which a request waits for whoever has it. */
export const WAITING_STATE = "open";

/** The views of a list of requests, as they are offered. */
export const REQUEST_VIEWS = ["waiting", ...REQUEST_STATES.filter((state) => state !== WAITING_STATE), "any"] as const;

/** What a list of requests is asked for by its link. */
export const requestFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  whose: z.enum(["mine", "all"]).optional().catch(undefined),
  state: z
    .enum([...REQUEST_STATES, "waiting", "any"])
    .catch("waiting")
    .default("waiting"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type RequestFilter = z.infer<typeof requestFilter>;
