import type { z } from "zod";
import { addOffset, compareDays, type Day, day, type Offset } from "@/lib/kernel/day";
import type { Fault } from "./checks/fault";
import type { lifecyclePolicy } from "./lifecycle";

type Lifecycle = z.infer<typeof lifecyclePolicy>;

/**
 * Days on which the calendar can change the order of two distances: around the ends of months, through a leap year. A
 * month is 28 to 31 days long, so that 30 days may come before or after it.
 */
const TELLING: Day[] = Array.from({ length: 48 }, (_, month) => day("2023-01-01").add({ months: month })).flatMap(
  (first) => [first, ...[1, 2, 3, 4].map((back) => first.subtract({ days: back }))],
);

// Policies are read often and their distances are few: what was found out once stays known.
const known = new Map<string, boolean>();

/** True when `later` comes after `earlier` from whatever day both are counted. */
function comesAfter(later: Offset, earlier: Offset): boolean {
  const key = [later.months, later.days, earlier.months, earlier.days].join("/");
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = TELLING.every((from) => compareDays(addOffset(from, later), addOffset(from, earlier)) > 0);
  if (known.size < 10_000) known.set(key, found);
  return found;
}

const AT_ONCE: Offset = { months: 0, days: -1 };

/** A mailbox that is not renewed only ever goes on from one of these to the same or a later one. */
const ONWARDS = ["expired", "suspended", "cancelled", "deleted"];
const goesBack = (from: string, to: string): boolean => ONWARDS.indexOf(to) < ONWARDS.indexOf(from);

/** Phases come one after the other whatever the expiry, and what they let do can be done. */
export function checkPhases({ lifecycle }: { lifecycle: Lifecycle }, fault: Fault): void {
  const at = (i: number, field: string) => ["lifecycle", "phases", i, field];
  let closed = false;
  lifecycle.phases.forEach((phase, i) => {
    const before = lifecycle.phases[i - 1];
    if (before && !comesAfter(phase.from, before.from)) fault(at(i, "from"), "phase-order");
    if (!before && !comesAfter(phase.from, AT_ONCE)) fault(at(i, "from"), "phase-too-early");
    if (before?.state === "deleted") fault(at(i, "state"), "phase-after-deletion");
    else if (before && goesBack(before.state, phase.state)) fault(at(i, "state"), "phase-backwards");
    if (phase.command === "close" && (phase.state === "expired" || phase.state === "suspended"))
      fault(at(i, "command"), "phase-closed-early");
    closed ||= phase.command === "close";
    if (closed && phase.online === "renew") fault(at(i, "online"), "phase-renews-closed");
  });
  checkWindow(lifecycle, fault);
}

function checkWindow({ renewal }: Lifecycle, fault: Fault): void {
  if (!comesAfter({ ...renewal.closes, days: renewal.closes.days + 1 }, renewal.opens))
    fault(["lifecycle", "renewal", "closes"], "window-reversed");
}
