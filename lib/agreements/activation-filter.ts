import { z } from "zod";

/** What became of a line, as its page shows it. */
export const LINE_STATES = [
  "waiting",
  "to-complete",
  "to-pay",
  "making",
  "active",
  "not-made",
  "lapsed",
  "failed",
  "left-out",
] as const;
export type LineState = (typeof LINE_STATES)[number];

export const LINES_SHOWN = ["all", "clash", ...LINE_STATES] as const;

/** What a list of lines is asked for by its link; what makes no sense is left out, never an error. */
export const lineFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  show: z.enum(LINES_SHOWN).catch("all").default("all"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type LineFilter = z.infer<typeof lineFilter>;
