import { isoDay } from "@/lib/kernel/day";
import { explainRenewal, type RenewalQuestion } from "@/lib/mailboxes/renewal";
import type { Policy } from "@/lib/sellers/policy";
import { CHANNELS, type Channel } from "@/lib/sellers/policy/common";
import { CommandRefused, type Given, optionalText, type Run, textOf, UsageError } from "../command";
import { dayOf } from "../days";
import { policyOn } from "./policy";

/** The rule's own answer, days as text. "Not renewable" is an answer, not a failure. */
export const run: Run = async (given) => {
  const on = dayOf(given, "on");
  const expiry = dayOf(given, "expiry");
  const policy = await policyOn(textOf(given, "seller"), on);
  const answer = explainRenewal(policy, { expiry, on, ...detailsOf(given, policy) });
  const { state, renewable, reason, lines, netCents, vatCents, totalCents, newExpiry } = answer;
  const until = newExpiry && isoDay(newExpiry);
  const data = { state, renewable, reason, lines, netCents, vatCents, totalCents, newExpiry: until };
  return { data, text: JSON.stringify(data, null, 2) };
};

function detailsOf(given: Given, policy: Policy): Partial<RenewalQuestion> {
  const userCode = optionalText(given, "user-id");
  const plan = optionalText(given, "plan");
  const term = optionalText(given, "term");
  const channel = optionalText(given, "channel");
  if (plan !== undefined && !policy.catalogue.plans.some((each) => each.code === plan)) {
    throw new CommandRefused("plan-unknown", `The seller has no plan "${plan}".`);
  }
  return {
    ...(userCode !== undefined && { userCode }),
    ...(plan !== undefined && { plan }),
    ...(term !== undefined && { termMonths: monthsOf(term, policy) }),
    ...(channel !== undefined && { channel: channelOf(channel) }),
  };
}

/** "24", "24m" or "2y". A bare number is months, unless only that many years are sold. */
function monthsOf(text: string, policy: Policy): number {
  const [, digits, unit = ""] = /^(\d{1,3})\s*(m|months?|mesi|y|years?|anni|anno)?$/i.exec(text.trim()) ?? [];
  const number = Number(digits);
  if (digits === undefined || number === 0) {
    throw new UsageError(`--term must be months or years, as 24, 24m or 2y, not "${text}"`);
  }
  if (/^[ya]/i.test(unit)) return number * 12;
  const sold = new Set(
    policy.catalogue.prices.filter((price) => price.act === "renewal").map((price) => price.termMonths),
  );
  const years = unit === "" && !sold.has(number) && sold.has(number * 12);
  return years ? number * 12 : number;
}

function channelOf(text: string): Channel {
  const channel = CHANNELS.find((each) => each === text);
  if (!channel) throw new UsageError(`--channel must be one of ${CHANNELS.join(", ")}`);
  return channel;
}
