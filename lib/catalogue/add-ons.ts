import { type Day, isoDay } from "@/lib/kernel/day";
import { type Cents, type Line, partOf } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { AddOn, AddOnPrice } from "@/lib/sellers/policy/add-ons";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import type { Channel } from "@/lib/sellers/policy/common";
import { lineFor, type Price, priced } from "./prices";

/** The part of a policy that add-ons need. */
export type AddOnCatalogue = { catalogue: { plans: readonly Plan[]; addOns: readonly AddOn[] } };

/** So many blocks of an add-on. */
export interface Blocks {
  code: string;
  blocks: number;
}

/** For what an add-on is bought: a term in months, and the part of it still to come when it has begun already. */
export interface Stretch {
  termMonths: number;
  part?: { days: number; of: number } | undefined;
}

interface Sale {
  plan: string;
  channel: Channel;
  on: Day;
}

export interface AddOnOffer {
  addOn: AddOn;
  blocks: number;
  price: Price;
  line: Line;
}

/** Add-ons a plan can have, with a price in a channel on a day, in the order of the plan. */
export function addOnsSold(policy: AddOnCatalogue, { plan, channel, on }: Sale, termMonths: number): AddOn[] {
  const codes = policy.catalogue.plans.find((each) => each.code === plan)?.addOns ?? [];
  return codes.flatMap((code) => {
    const addOn = policy.catalogue.addOns.find((each) => each.code === code);
    return addOn && priceLine(addOn, channel, on, termMonths) ? [addOn] : [];
  });
}

/**
 * Blocks of an add-on for a plan, and what they cost. A price by the month or the term is asked for the days still to
 * come, to the cent; one by the piece is asked whole. Refuses `add-on-not-sold`, `add-on-blocks` {min, max}.
 */
export function addOnOffer(
  policy: AddOnCatalogue,
  { code, blocks }: Blocks,
  sale: Sale,
  { termMonths, part }: Stretch,
): Outcome<AddOnOffer, "add-on-not-sold" | "add-on-blocks"> {
  const addOn = addOnsSold(policy, sale, termMonths).find((each) => each.code === code);
  const line = addOn && priceLine(addOn, sale.channel, sale.on, termMonths);
  if (!addOn || !line) return refuse("add-on-not-sold", { field: "code" });
  const { minBlocks: min, maxBlocks: max } = addOn;
  if (!Number.isSafeInteger(blocks) || blocks < min || blocks > max)
    return refuse("add-on-blocks", { field: "blocks", params: { min, max } });
  const price = priced(amountOf(line, blocks, termMonths, part), line.vatBps, line.vatIncluded);
  return { addOn, blocks, price, line: lineFor(wordsOf(addOn, blocks), price) };
}

function amountOf(line: AddOnPrice, blocks: number, termMonths: number, part: Stretch["part"]): Cents {
  const whole = line.amountCents * blocks * (line.per === "month" ? termMonths : 1);
  return line.per === "once" || !part ? whole : partOf(whole, part.days, part.of);
}

/** Invoices are written in Italian. */
const wordsOf = ({ name, block, unit }: AddOn, blocks: number): string =>
  unit === "switch" ? name.it : `${name.it}, ${block * blocks} ${UNITS[unit]}`;

const UNITS = {
  "inbox-gb": "GB",
  "archive-gb": "GB",
  sends: "invii",
  "watched-mailboxes": "caselle",
  "lite-mailboxes": "caselle",
} as const;

/** The price in force for a term: one made for that term comes before one for any, then the one that began later. */
function priceLine(addOn: AddOn, channel: Channel, on: Day, termMonths: number): AddOnPrice | undefined {
  const today = isoDay(on);
  return addOn.prices
    .filter((each) => each.channels.includes(channel) && (each.termMonths ?? termMonths) === termMonths)
    .filter((each) => (each.validFrom ?? today) <= today && today <= (each.validTo ?? today))
    .sort((a, b) => Number(b.termMonths ?? 0) - Number(a.termMonths ?? 0) || compare(b.validFrom, a.validFrom))[0];
}

const compare = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);
