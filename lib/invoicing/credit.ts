import { allocate, type Cents, cents, type Line, lineNet, netFromGross, sumCents, vatOf } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { InvoiceLine } from "./rates";

/** An invoice as far as taking it back goes. Amounts in cents. */
export interface Creditable {
  lines: readonly InvoiceLine[];
  netCents: Cents;
  vatCents: Cents;
}

/** A line of a credit note: which line of the invoice it takes back (0 is the first), and how much of its net. */
export type CreditLine = InvoiceLine & { of: number };
export interface Credit {
  lines: CreditLine[];
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
}

/**
 * What is to be taken back: all that is left of the invoice; an amount with VAT, shared over its lines (those of `of`, if
 * named: 0 is the first); or some of its lines, each whole or in part (`netCents`).
 */
export type Wanted =
  | "all"
  | { totalCents: Cents; of?: readonly number[] | undefined }
  | { lines: readonly { of: number; netCents?: Cents | undefined }[] };

export type CreditFault = "credit-exceeds-invoice" | "credit-line-unknown" | "credit-empty";

/**
 * The credit note that takes back what is wanted, never more than earlier ones left. Whatever the steps, the credit
 * notes of an invoice taken back in full add up to its net and its VAT, to the cent.
 * Refuses `credit-exceeds-invoice`, `credit-line-unknown`, `credit-empty`.
 */
export function creditOf(
  invoice: Creditable,
  earlier: readonly Creditable[],
  wanted: Wanted,
): Outcome<Credit, CreditFault> {
  const left = leftOf(invoice, earlier);
  const taken = takenOf(invoice.lines, left, wanted);
  if ("refused" in taken) return taken;
  if (!taken.nets.every((net, n) => isPart(net, left.nets[n] ?? 0))) return refuse("credit-exceeds-invoice");
  const netCents = sumCents(taken.nets);
  const whole = taken.nets.every((net, n) => net === left.nets[n]);
  // Many small parts, each rounded up, could ask for more VAT than was charged.
  const vat = Math.min(taken.vatCents ?? vatOfNets(invoice.lines, taken.nets), left.vatCents);
  // An amount asked for stays that amount, even where the lines are used up and a cent of VAT is left.
  const vatCents = whole && taken.vatCents === undefined ? left.vatCents : vat;
  if (netCents + vatCents <= 0) return refuse("credit-empty");
  const lines = invoice.lines.flatMap(({ quantity: _, ...line }, of) => {
    const net = taken.nets[of] ?? 0;
    return net === 0 && netCents !== 0 ? [] : [{ ...line, netCents: net, of }];
  });
  return { lines, netCents, vatCents, totalCents: cents(netCents + vatCents) };
}

/** Between nothing and what is left; a discount's line is below zero. */
const isPart = (net: Cents, left: Cents): boolean => (left >= 0 ? net >= 0 && net <= left : net <= 0 && net >= left);

/** What earlier credit notes left of each line, and of the VAT. */
export function leftOf(invoice: Creditable, earlier: readonly Creditable[]): { nets: Cents[]; vatCents: Cents } {
  const nets = invoice.lines.map(lineNet);
  for (const line of earlier.flatMap(({ lines }) => lines as readonly CreditLine[]))
    nets[line.of] = cents((nets[line.of] ?? 0) - lineNet(line));
  return { nets, vatCents: cents(invoice.vatCents - sumCents(earlier.map(({ vatCents }) => vatCents))) };
}

interface Taken {
  nets: Cents[];
  vatCents?: Cents;
}

function takenOf(lines: readonly Line[], left: { nets: Cents[]; vatCents: Cents }, wanted: Wanted) {
  if (wanted === "all") return { nets: left.nets } satisfies Taken;
  return "lines" in wanted ? byLine(left.nets, wanted.lines) : byTotal(lines, left, wanted);
}

function byLine(left: readonly Cents[], lines: readonly { of: number; netCents?: Cents | undefined }[]) {
  const nets = left.map(() => 0);
  for (const { of, netCents } of lines) {
    const rest = left[of];
    if (rest === undefined) return refuse("credit-line-unknown" as const);
    nets[of] = (nets[of] ?? 0) + (netCents ?? rest);
  }
  return { nets } satisfies Taken as Taken;
}

/** An amount with VAT: every line it is of gives in proportion to what is left of it. */
function byTotal(
  lines: readonly Line[],
  left: { nets: Cents[]; vatCents: Cents },
  { totalCents, of }: { totalCents: Cents; of?: readonly number[] | undefined },
) {
  const isOf = (n: number) => !of || of.includes(n);
  const rest = sumCents(left.nets) + left.vatCents;
  if (totalCents > rest) return refuse("credit-exceeds-invoice" as const);
  if (totalCents === rest) return { nets: left.nets } satisfies Taken as Taken;
  if (totalCents <= 0) return refuse("credit-empty" as const);
  const grosses = left.nets.map((net, n) => (isOf(n) ? Math.max(0, net + vatOf(net, lines[n]?.vatBps ?? 0)) : 0));
  if (grosses.every((gross) => gross === 0)) return refuse("credit-exceeds-invoice" as const);
  const parts = allocate(totalCents, grosses).map((gross, n) => netFromGross(gross, lines[n]?.vatBps ?? 0));
  const nets = parts.map(({ netCents }, n) => Math.min(netCents, left.nets[n] ?? 0));
  // Parts rounded up before may have left less VAT than this one's: what it lacks is taken off the lines.
  let lacking = Math.max(0, totalCents - sumCents(nets) - left.vatCents);
  const filled = [...nets];
  // Off those it is of first.
  for (const n of [...nets.keys()].sort((a, b) => Number(isOf(b)) - Number(isOf(a)))) {
    const more = Math.min(lacking, Math.max(0, (left.nets[n] ?? 0) - (nets[n] ?? 0)));
    lacking -= more;
    filled[n] = cents((nets[n] ?? 0) + more);
  }
  return { nets: filled, vatCents: cents(totalCents - sumCents(filled)) } satisfies Taken as Taken;
}

function vatOfNets(lines: readonly Line[], nets: readonly Cents[]): Cents {
  const perRate = new Map<number, Cents>();
  for (const [n, { vatBps }] of lines.entries()) perRate.set(vatBps, (perRate.get(vatBps) ?? 0) + (nets[n] ?? 0));
  return sumCents([...perRate].map(([vatBps, net]) => vatOf(net, vatBps)));
}
