import type { Policy } from "@/lib/sellers/policy";

/** What an order costs, in cents. */
export interface Amounts {
  net: number;
  vat: number;
  total: number;
}
export interface Blocks {
  code: string;
  blocks: number;
}
/** What is priced: a term of a plan in a channel. */
export interface Sale {
  plan: string;
  act: "activation" | "renewal";
  channel: string;
  term: number;
}
interface Line {
  net: number;
  bps: number;
  /** VAT said with the price. */
  vat?: number;
}

/** Whole cents, a half goes up. */
const share = (amount: number, part: number, of: number): number => Math.floor((2 * amount * part + of) / (2 * of));

function line(cents: number, bps: number, vatIncluded: boolean): Line {
  if (!vatIncluded) return { net: cents, bps };
  const net = share(cents, 10_000, 10_000 + bps);
  return { net, bps, vat: cents - net };
}

/** VAT once for each rate on what was said without it, and as it was said with it. */
function sum(lines: Line[]): Amounts {
  const net = lines.reduce((all, each) => all + each.net, 0);
  const rates = [...new Set(lines.map(({ bps }) => bps))];
  const bare = (bps: number) => lines.filter((each) => each.bps === bps && each.vat === undefined);
  const computed = rates.map((bps) =>
    share(
      bare(bps).reduce((all, each) => all + each.net, 0),
      bps,
      10_000,
    ),
  );
  const vat = [...computed, ...lines.map((each) => each.vat ?? 0)].reduce((all, each) => all + each, 0);
  return { net, vat, total: net + vat };
}

const listed = ({ catalogue }: Policy, { plan, act, channel, term }: Sale) =>
  catalogue.prices.find(
    (each) =>
      each.plan === plan && each.act === act && each.termMonths === term && each.channels.some((c) => c === channel),
  );

/** Terms for which a plan is sold, shortest first. */
export const termsSold = ({ catalogue }: Policy, { plan, act, channel }: Omit<Sale, "term">): number[] =>
  catalogue.prices
    .filter((each) => each.plan === plan && each.act === act && each.channels.some((c) => c === channel))
    .map(({ termMonths }) => termMonths)
    .sort((a, b) => a - b);

/** One line for add-ons of a plan; null: not sold so. `part`: only some days of the term are left. */
function addOnLine(policy: Policy, sale: Sale, { code, blocks }: Blocks, part?: { days: number; of: number }) {
  const plan = policy.catalogue.plans.find((each) => each.code === sale.plan);
  const addOn = policy.catalogue.addOns.find((each) => each.code === code);
  const price = addOn?.prices.find((each) => each.channels.some((c) => c === sale.channel));
  if (!plan?.addOns.includes(code) || !addOn || !price) return null;
  if (blocks < addOn.minBlocks || blocks > addOn.maxBlocks) return null;
  const whole = price.amountCents * blocks * (price.per === "month" ? sale.term : 1);
  const amount = part && price.per !== "once" ? share(whole, part.days, part.of) : whole;
  return line(amount, price.vatBps, price.vatIncluded);
}

/** A term with its add-ons and what is added for being late (cents without VAT); null: it is not sold. */
export function priceOfTerm(
  policy: Policy,
  sale: Sale,
  addOns: Blocks[] = [],
  late?: { cents: number; bps: number },
): Amounts | null {
  const price = listed(policy, sale);
  const extras = addOns.map((each) => addOnLine(policy, sale, each));
  if (!price || extras.some((each) => each === null)) return null;
  const lines = [line(price.amountCents, price.vatBps, price.vatIncluded), ...extras.flatMap((each) => each ?? [])];
  return sum(late ? [...lines, line(late.cents, late.bps, false)] : lines);
}

/** Add-ons for the days a term still has; null: not sold so. */
export function priceOfAddOn(policy: Policy, sale: Sale, wanted: Blocks, part: { days: number; of: number }) {
  const bought = addOnLine(policy, sale, wanted, part);
  return bought && sum([bought]);
}
