import { compareInstants, type Instant } from "@/lib/kernel/day";
import { addWorkingHours, type OpeningHours, workingHoursBetween } from "@/lib/kernel/working-time";
import type { ServicePromise } from "./policy/service";

type Promised = Pick<ServicePromise, "workingHours" | "clock">;

/** When a promise given at an instant is due: after so many opening hours, or hours of the clock, as it says itself. */
export function promiseEnd(promise: Promised, from: Instant, openingHours: readonly OpeningHours[]): Instant {
  if (promise.clock === "elapsed") return from.add({ hours: promise.workingHours });
  return addWorkingHours(from, promise.workingHours, openingHours);
}

/** Hours from one instant to another, as a promise counts them. */
export function promiseHours(
  promise: Pick<Promised, "clock">,
  from: Instant,
  to: Instant,
  openingHours: readonly OpeningHours[],
): number {
  if (promise.clock === "elapsed") return (to.epochMilliseconds - from.epochMilliseconds) / 3_600_000;
  return workingHoursBetween(from, to, openingHours);
}

/** One thing promised: until when, and when it was done, if it was. */
interface Case {
  dueAt: Instant;
  doneAt: Instant | null;
}

/** How well promises were kept up to an instant: those done in time, done late, late and still open; others wait. */
export function promisesKept(cases: readonly Case[], now: Instant) {
  const late = ({ dueAt, doneAt }: Case) => compareInstants(doneAt ?? now, dueAt) > 0;
  const kept = cases.filter((each) => each.doneAt && !late(each)).length;
  const broken = cases.filter(late).length;
  const decided = kept + broken;
  return {
    kept,
    broken,
    open: cases.length - decided,
    percent: decided === 0 ? null : Math.floor((kept * 100) / decided),
  };
}
