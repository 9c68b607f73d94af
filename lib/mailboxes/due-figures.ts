import { priceOf, termsOf } from "@/lib/catalogue/prices";
import { addDays, addMonths, type Day } from "@/lib/kernel/day";
import { type Cents, sumCents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";

/** By what days are put together. Weeks begin on Monday. */
export const STEPS = ["week", "month"] as const;
export type Step = (typeof STEPS)[number];
/** How many periods are looked ahead: a quarter of weeks, a year of months. */
const AHEAD: Record<Step, number> = { week: 13, month: 12 };
/** Months looked back at. */
const BACK = 12;

const firstOf: Record<Step, (on: Day) => Day> = {
  week: (on) => addDays(on, 1 - on.dayOfWeek),
  month: (on) => addDays(on, 1 - on.day),
};
const stepsOn: Record<Step, (begin: Day, n: number) => Day> = {
  week: (begin, n) => addDays(begin, 7 * n),
  month: (begin, n) => addMonths(begin, n),
};

/** First days of the periods ahead of a day, its own included. */
export const periodsAhead = (step: Step, on: Day): Day[] =>
  Array.from({ length: AHEAD[step] }, (_, n) => stepsOn[step](firstOf[step](on), n));

/** The last day of the last period ahead. */
export const endOfAhead = (step: Step, on: Day): Day => addDays(stepsOn[step](firstOf[step](on), AHEAD[step]), -1);

/** First days of the months behind a day, its own included, oldest first. */
export const monthsBack = (on: Day): Day[] =>
  Array.from({ length: BACK }, (_, n) => addMonths(firstOf.month(on), n + 1 - BACK));

/** Mailboxes alike whose term ends in one period. `channel`: where it was bought, null when elsewhere. */
export interface DueGroup {
  /** First day of the period, ISO. */
  begins: string;
  plan: string;
  channel: string | null;
  termMonths: number;
  /** Somebody's account: it is renewed at the account's prices. */
  owned: boolean;
  count: number;
}

/** What falls due, and what it brings at the price list in force, in cents without VAT. */
export interface Due {
  count: number;
  netCents: Cents;
}

export interface DueFigures {
  total: Due;
  periods: (Due & { begins: string })[];
  plans: (Due & { plan: string })[];
  channels: (Due & { channel: string | null })[];
}

/** Sums what falls due by period, by plan and by channel; periods in which nothing does are there too. */
export function dueFigures(
  policy: Policy,
  groups: readonly DueGroup[],
  periods: readonly string[],
  on: Day,
): DueFigures {
  const priced = groups.map((group) => ({ ...group, netCents: netOf(policy, group, on) * group.count }));
  const sum = (of: readonly Due[]): Due => ({
    count: of.reduce((all, { count }) => all + count, 0),
    netCents: sumCents(of.map(({ netCents }) => netCents)),
  });
  const most = (a: Due, b: Due) => b.count - a.count;
  return {
    total: sum(priced),
    periods: periods.map((begins) => ({ begins, ...sum(priced.filter((group) => group.begins === begins)) })),
    plans: [...Map.groupBy(priced, ({ plan }) => plan)].map(([plan, of]) => ({ plan, ...sum(of) })).sort(most),
    channels: [...Map.groupBy(priced, ({ channel }) => channel)]
      .map(([channel, of]) => ({ channel, ...sum(of) }))
      .sort(most),
  };
}

/** As it was bought before, else for the shortest term on sale; nothing where it is sold no more. */
function netOf(policy: Policy, { plan, termMonths, owned }: DueGroup, on: Day): Cents {
  const sale = { plan, act: "renewal" as const, channel: owned ? ("account" as const) : ("public" as const), on };
  return (priceOf(policy, { ...sale, termMonths }) ?? termsOf(policy, sale)[0])?.netCents ?? 0;
}

/** Terms that ended in a month, how many of them nobody renewed, and of how many of those it had been said. */
export interface Churn {
  begins: string;
  ended: number;
  lost: number;
  declined: number;
}

/** In percent, with one decimal; null where nothing ended. */
export const churnPercent = ({ ended, lost }: Pick<Churn, "ended" | "lost">): number | null =>
  ended === 0 ? null : Math.round((lost * 1000) / ended) / 10;
