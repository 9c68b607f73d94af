import { z } from "zod";
import type { LineState } from "./line";

/** States a list of lines can be asked for; `todo` waits for a person. */
export const LINE_VIEWS = ["todo", "applied", "classified", "all"] as const;
export type LineView = (typeof LINE_VIEWS)[number];

export const STATES_OF: Record<LineView, LineState[]> = {
  todo: ["new", "open"],
  applied: ["applied"],
  classified: ["classified"],
  all: ["new", "open", "applied", "classified"],
};

/** What a list of lines is asked for by its link; what makes no sense is left out, never an error. */
export const lineFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  vista: z.enum(LINE_VIEWS).catch("todo").default("todo"),
  segno: z.enum(["entrate", "uscite"]).optional().catch(undefined),
  file: z.uuid().optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?(booked|amount|score)$/)
    .catch("booked")
    .default("booked"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type LineFilter = z.infer<typeof lineFilter>;

/** The filter as the query of a link, without what is the default and without the page. */
export function filterQuery({ q, vista, segno, file, sort }: LineFilter): string {
  const query = new URLSearchParams();
  const said = { q, vista: vista === "todo" ? "" : vista, segno, file, sort: sort === "booked" ? "" : sort };
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
  return query.toString();
}

/** A filter out of a query string, as a form carries it along. */
export const filterOf = (query: string): LineFilter => lineFilter.parse(Object.fromEntries(new URLSearchParams(query)));
