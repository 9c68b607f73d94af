import { addDays, addMonths, type Day, day, isAfter, isBefore } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import type { Period } from "./period";

/** Stamp duty of a quarter's invoices, cents, and until when it is paid to the State. */
export interface StampQuarter {
  from: Day;
  to: Day;
  invoices: number;
  dutyCents: Cents;
  payBy: Day;
}

/** Up to this the first quarters of a year are paid together with the next (DL 73/2022, art. 3). */
const SMALL_CENTS = 500_000;

/** The quarter a day lies in. */
function quarterOf(on: Day): Period {
  const from = on.with({ day: 1, month: Math.floor((on.month - 1) / 3) * 3 + 1 });
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** The quarters of the years that a period touches, up to its last: what is paid when depends on the whole year. */
function quartersOf({ from, to }: Period): Period[] {
  const quarters: Period[] = [];
  let quarter = quarterOf(from.with({ month: 1, day: 1 }));
  while (quarter.from.year <= to.year) {
    quarters.push(quarter);
    quarter = quarterOf(addDays(quarter.to, 1));
  }
  return quarters;
}

/**
 * Until when the duty of a quarter (1 to 4) is paid: the end of the second month after it, of the second quarter 30
 * September. While the year's sum is small, the first quarter waits for the second, and both for the third (DM 17 June
 * 2014, art. 6, as DL 73/2022 has it). `sums`: duty of the year's quarters, cents.
 */
export function payBy(year: number, quarter: number, sums: readonly Cents[]): Day {
  const untilNow = (n: number) => sums.slice(0, n).reduce((sum, each) => sum + each, 0);
  if (quarter <= 2 && untilNow(2) <= SMALL_CENTS) return day(`${year}-11-30`);
  if (quarter === 1 && untilNow(1) > SMALL_CENTS) return day(`${year}-05-31`);
  if (quarter <= 2) return day(`${year}-09-30`);
  return quarter === 3 ? day(`${year}-11-30`) : addDays(day(`${year + 1}-03-01`), -1);
}

/** What is due of each quarter of a period, and when, from the duty of single invoices by their day. */
export function stampQuarters(period: Period, invoices: readonly { on: Day; dutyCents: Cents }[]): StampQuarter[] {
  const quarters = quartersOf(period).map(({ from, to }) => {
    const inside = invoices.filter(({ on }) => !isBefore(on, from) && !isAfter(on, to));
    const dutyCents = inside.reduce((sum, each) => sum + each.dutyCents, 0);
    return { from, to, invoices: inside.length, dutyCents };
  });
  const shown = quarters.filter(({ from, to }) => !isBefore(to, period.from) && !isAfter(from, period.to));
  return shown.map((each) => {
    const { year, month } = each.from;
    const sums = quarters.filter(({ from }) => from.year === year).map(({ dutyCents }) => dutyCents);
    return { ...each, payBy: payBy(year, Math.ceil(month / 3), sums) };
  });
}

/** The days whose invoices must be known to say it: whole years. */
export const stampYears = ({ from, to }: Period): Period => ({
  from: from.with({ month: 1, day: 1 }),
  to: to.with({ month: 12, day: 31 }),
});
