import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { byPromise, minutesLeft, nextAfter, type QueueItem } from "@/lib/staff/queue";

const instant = (iso: string) => Temporal.Instant.from(iso);
const item = (id: string, dueAt: string, kind: QueueItem["kind"] = "review"): QueueItem => ({
  kind,
  id,
  code: id,
  who: "",
  detail: "",
  path: null,
  openedAt: instant("2026-11-16T08:00:00Z"),
  dueAt: instant(dueAt),
});

test("the oldest promise comes first, whatever its kind", () => {
  const queue = [
    item("c", "2026-11-20T10:00:00Z"),
    item("a", "2026-11-18T10:00:00Z", "request"),
    item("b", "2026-11-19T10:00:00Z", "task"),
  ];
  expect(queue.sort(byPromise).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("the order is total: any shuffling sorts alike", () => {
  const queue = ["a", "b", "c", "d"].map((id) => item(id, "2026-11-20T10:00:00Z"));
  fc.assert(
    fc.property(fc.shuffledSubarray(queue, { minLength: 4 }), (shuffled) => {
      expect(shuffled.sort(byPromise).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    }),
  );
});

test("after a decision comes the next promise, at the end the first that was skipped, then nothing", () => {
  const [a, b, c] = [
    item("a", "2026-11-18T10:00:00Z"),
    item("b", "2026-11-19T10:00:00Z"),
    item("c", "2026-11-20T10:00:00Z"),
  ];
  expect(nextAfter([a, b, c], b)).toBe(c);
  expect(nextAfter([a, b, c], c)).toBe(a);
  expect(nextAfter([a], a)).toBeNull();
  // Decided already and gone from the queue: on with the first.
  expect(nextAfter([a, c], b)).toBe(a);
});

test("time left counts working hours: a weekend is no time", () => {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" }));
  const friday = instant("2026-11-20T16:00:00Z"); // 17:00 in Rome
  expect(minutesLeft(instant("2026-11-23T09:00:00Z"), friday, hours)).toBe(120);
  expect(minutesLeft(friday, instant("2026-11-23T09:00:00Z"), hours)).toBe(-120);
});
