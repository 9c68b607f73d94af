import { addDays, addMonths, type Day, isAfter, isBefore } from "@/lib/kernel/day";
import type { Outcome } from "@/lib/kernel/refusal";
import { rejected } from "./speak";

/** A vendor counts from the day it activates, we from the day we promise: so many days may lie between the two. */
const SHORT_DAYS = 20;
const LONG_DAYS = 120;
const MOST_YEARS = 20;

/**
 * How many whole years bring a vendor's expiry to ours: 0 when it is there (or beyond), so that asking twice adds
 * nothing. Refuses with `term-not-offered` where no number of years comes near it: vendors sell years.
 */
export function yearsTo(from: Day, to: Day): Outcome<number, "provider-rejected"> {
  const enough = addDays(to, -SHORT_DAYS);
  for (let years = 0; years <= MOST_YEARS; years++) {
    const reached = addMonths(from, 12 * years);
    if (isBefore(reached, enough)) continue;
    return years > 0 && isAfter(reached, addDays(to, LONG_DAYS)) ? rejected("term-not-offered") : years;
  }
  return rejected("term-not-offered");
}
