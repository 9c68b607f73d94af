/** Money is an integer number of euro cents. VAT rates are basis points: 2200 is 22 %. No floats anywhere. */
export type Cents = number;

/**
 * One line of an order or invoice. `netCents` is the net price of ONE unit; `quantity` defaults to 1. Where the price was
 * said with VAT included, `vatCents` is the VAT of the whole line: it is kept, so that the customer pays what was said.
 */
export type Line = { description: string; netCents: Cents; vatBps: number; quantity?: number; vatCents?: Cents };

export type RateTotal = { vatBps: number; netCents: Cents; vatCents: Cents };
export type Totals = { netCents: Cents; vatCents: Cents; totalCents: Cents; perRate: RateTotal[] };

/** Returns the amount itself, or throws RangeError when it is not a whole number of cents that a double holds exactly. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  return amount === 0 ? 0 : amount;
}

/** Sum of amounts, checked: a sum that is no longer exact throws. */
export function sumCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => cents(sum + cents(amount)), 0);
}

/**
 * VAT in cents on a net amount, rounding half up. Negative amounts mirror positive ones, so that a credit note
 * takes back exactly what the invoice charged.
 */
export function vatOf(netCents: Cents, rateBps: number): Cents {
  return divideHalfUp(BigInt(cents(netCents)) * BigInt(rate(rateBps)), 10_000n);
}

/** Net amount of a whole line: unit price × quantity, in cents. */
export function lineNet(line: Line): Cents {
  const quantity = line.quantity ?? 1;
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`not a quantity: ${quantity}`);
  return cents(cents(line.netCents) * quantity);
}

/**
 * Totals of lines. VAT is computed once per rate on the summed lines, and added to that of lines that bring their own;
 * rates in rising order.
 */
export function totalsOf(lines: readonly Line[]): Totals {
  const rates = [...new Set(lines.map(({ vatBps }) => vatBps))].sort((a, b) => a - b);
  const perRate = rates.map((vatBps) => {
    const ofRate = lines.filter((line) => line.vatBps === vatBps);
    const netOf = (some: readonly Line[]) => sumCents(some.map(lineNet));
    const own = ofRate.filter((line) => line.vatCents !== undefined);
    const computed = vatOf(netOf(ofRate.filter((line) => line.vatCents === undefined)), vatBps);
    const vatCents = sumCents([computed, ...own.map((line) => line.vatCents ?? 0)]);
    return { vatBps, netCents: netOf(ofRate), vatCents };
  });
  const netCents = sumCents(perRate.map((each) => each.netCents));
  const vatCents = sumCents(perRate.map((each) => each.vatCents));
  return { netCents, vatCents, totalCents: cents(netCents + vatCents), perRate };
}

/**
 * Splits a price with VAT included. The two parts always add up to the gross price; about one gross price in six has
 * no net whose own rounded VAT gives it back exactly, so keep both parts and don't recompute the VAT from the net.
 */
export function netFromGross(grossCents: Cents, rateBps: number): { netCents: Cents; vatCents: Cents } {
  const netCents = divideHalfUp(BigInt(cents(grossCents)) * 10_000n, 10_000n + BigInt(rate(rateBps)));
  return { netCents, vatCents: cents(grossCents - netCents) };
}

/** The part of an amount that `days` out of `of` days cost, rounding half up. Throws RangeError outside 0 ≤ days ≤ of. */
export function partOf(amount: Cents, days: number, of: number): Cents {
  if (!Number.isSafeInteger(days) || !Number.isSafeInteger(of) || of < 1 || days < 0 || days > of)
    throw new RangeError(`not a part: ${days} of ${of} days`);
  return divideHalfUp(BigInt(cents(amount)) * BigInt(days), BigInt(of));
}

/**
 * Shares an amount in proportion to whole, non-negative weights; the cents left by rounding go one each to the largest
 * remainders (earlier first), so that the parts always add up to the amount. Throws when all weights are zero.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  const shares = weights.map((weight) => {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a weight: ${weight}`);
    return BigInt(weight);
  });
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  if (whole === 0n) throw new RangeError("nothing to share by: every weight is zero");
  const sign = cents(amount) < 0 ? -1 : 1;
  const size = BigInt(Math.abs(amount));
  const parts = shares.map((share) => Number((size * share) / whole));
  const remainders = shares.map((share, index) => ({ index, rest: (size * share) % whole }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const left = Number(size - parts.reduce((sum, part) => sum + BigInt(part), 0n));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => cents(sign * part));
}

/** "1.234,50 €" in Italian, "€1,234.50" in any other language. */
export function formatCents(amount: Cents, locale: string): string {
  const italian = locale.toLowerCase().startsWith("it");
  const digits = String(Math.abs(cents(amount))).padStart(3, "0");
  const units = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, italian ? "." : ",");
  const sign = amount < 0 ? "-" : "";
  return italian ? `${sign}${units},${digits.slice(-2)} €` : `${sign}€${units}.${digits.slice(-2)}`;
}

/** An amount as one would type it into a field, "1234,50" or with another decimal mark: `parseCents` reads it back. */
export function typedCents(amount: Cents, mark: "," | "." = ","): string {
  const digits = String(Math.abs(cents(amount))).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

const PLAIN = /^(\d+)(?:[.,](\d{1,2}))?$/;
const GROUPED = /^(\d{1,3}(?:([.,])\d{3})+)(?:(?!\2)[.,](\d{1,2}))?$/;

/**
 * Reads an amount as people type it: "42", "42,7", "42,70", "42.70", "1.234,50", "1,234.50", with or without "€".
 * Null for anything else, and for "1.234" or "1,234", which people of different countries read differently.
 */
export function parseCents(text: string): Cents | null {
  const typed = text.trim().replace(/^€\s*|\s*€$/g, "");
  const plain = PLAIN.exec(typed);
  if (plain) return asCents(plain[1], plain[2]);
  const grouped = GROUPED.exec(typed);
  const ambiguous = grouped?.[3] === undefined && grouped?.[1]?.split(/[.,]/).length === 2;
  return grouped && !ambiguous ? asCents(grouped[1]?.replace(/[.,]/g, ""), grouped[3]) : null;
}

function asCents(units = "", decimals = ""): Cents | null {
  const amount = Number(units + decimals.padEnd(2, "0"));
  return Number.isSafeInteger(amount) ? amount : null;
}

function rate(bps: number): number {
  if (!Number.isSafeInteger(bps) || bps < 0) throw new RangeError(`not a VAT rate in basis points: ${bps}`);
  return bps;
}

function divideHalfUp(dividend: bigint, divisor: bigint): Cents {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return cents(Number(dividend < 0n ? -rounded : rounded));
}
