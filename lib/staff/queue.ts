import { compareInstants, type Instant } from "@/lib/kernel/day";
import { type OpeningHours, workingHoursBetween } from "@/lib/kernel/working-time";

/** What waits for somebody of the staff. */
export const QUEUE_KINDS = ["review", "request", "task", "lite", "top-up"] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

export const isQueueKind = (text: unknown): text is QueueKind => QUEUE_KINDS.some((kind) => kind === text);

/** One line of the queue. */
export interface QueueItem {
  kind: QueueKind;
  id: string;
  /** What it is called: the code of an order, request or top-up; the kind of a task; the address of a Lite mailbox. */
  code: string;
  /** Whose it is, and what is worth knowing before opening it. */
  who: string;
  /** Round of a review, kind of a request, subject of a task. */
  detail: string;
  /** Where it is decided: path after the desk's own; null when nothing but the line itself is to be seen. */
  path: string | null;
  openedAt: Instant;
  /** When it was promised, or is expected. */
  dueAt: Instant;
}

/** The oldest promise first; of two for the same instant, what came first. */
export const byPromise = (a: QueueItem, b: QueueItem): number =>
  compareInstants(a.dueAt, b.dueAt) || compareInstants(a.openedAt, b.openedAt) || (a.id < b.id ? -1 : 1);

/** Working minutes left to a promise; negative when it is broken. */
export const minutesLeft = (dueAt: Instant, now: Instant, openingHours: readonly OpeningHours[]): number =>
  Math.round(workingHoursBetween(now, dueAt, openingHours) * 60);

/** The item to go to after one was decided: the next promise, or the first when it was the last. Null: the queue is empty. */
export function nextAfter(items: readonly QueueItem[], decided: Pick<QueueItem, "kind" | "id">): QueueItem | null {
  const at = items.findIndex((item) => item.kind === decided.kind && item.id === decided.id);
  const rest = items.filter((_, index) => index !== at);
  return (at < 0 ? rest[0] : (rest[at] ?? rest[0])) ?? null;
}
