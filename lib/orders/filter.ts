import { z } from "zod";
import { CHANNELS } from "@/lib/sellers/policy/common";
import { FORMING_STATES } from "./forming";
import { ORDER_LIFE, type OrderState } from "./order";

export const ORDER_STATES = Object.keys(ORDER_LIFE) as OrderState[];

/** What a list of orders is asked for by its link; what makes no sense is left out, never an error. */
export const orderFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(ORDER_STATES).optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  kind: z.enum(["activation", "renewal"]).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?(created|total)$/)
    .catch("-created")
    .default("-created"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type OrderFilter = z.infer<typeof orderFilter>;

/** What the list of companies being formed is asked for by its link. */
export const formingFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(FORMING_STATES).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?due$/)
    .catch("due")
    .default("due"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type FormingFilter = z.infer<typeof formingFilter>;

export const PAPER_STATES = ["waiting", "arrived", "late", "done"] as const;

/** What the list of orders on paper is asked for by its link; `q` may be a scanned code. */
export const paperFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(PAPER_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type PaperFilter = z.infer<typeof paperFilter>;
