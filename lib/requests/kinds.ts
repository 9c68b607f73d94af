import { addMonths, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** What a customer may ask the staff for with a form of "Assistenza". */
export const HELP_KINDS = [
  "forced-reset",
  "lost-credentials",
  "log-copy",
  "more-space",
  "late-vat-number",
  "member-renewal",
] as const;
export type HelpKind = (typeof HELP_KINDS)[number];
export const isHelpKind = (text: unknown): text is HelpKind => HELP_KINDS.some((kind) => kind === text);

/** Which of the seller's promises a request has; any other has that of requests. */
const PROMISES = {
  "forced-reset": "forced-reset",
  "log-copy": "log-copy",
  "contact-change": "contact-change",
  revocation: "revocation",
} as const;
export type PromisedAct = (typeof PROMISES)[keyof typeof PROMISES];
export const promiseOf = (kind: string): PromisedAct | null =>
  Object.hasOwn(PROMISES, kind) ? PROMISES[kind as keyof typeof PROMISES] : null;

/** The logs of messages are kept for 30 months (source: the sellers' FAQs, "per 30 mesi"; the law). */
export const LOG_MONTHS = 30;

/** Refuses `log-in-future`, `log-too-old` {months}: a message whose log is not, or no longer, kept. */
export function logIsKept(on: Day, today: Day): Outcome<true, "log-in-future" | "log-too-old"> {
  if (isAfter(on, today)) return refuse("log-in-future", { field: "on" });
  if (isBefore(on, addMonths(today, -LOG_MONTHS)))
    return refuse("log-too-old", { field: "on", params: { months: LOG_MONTHS } });
  return true;
}
