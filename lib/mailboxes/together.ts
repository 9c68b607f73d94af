import type { InvoiceLine } from "@/lib/invoicing/rates";
import { addedStamp, withStamp } from "@/lib/invoicing/stamp";
import type { Customer } from "@/lib/invoicing/vat-free";
import { type Cents, cents, sumCents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";
import { type AgreedLine, agreedLines, type BulkLine } from "./bulk";
import { isTooLate, type TooLate } from "./paid-late";

/** What something costs, in the lines of its invoice. */
export interface Priced {
  lines: readonly InvoiceLine[];
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
}

/** The same rules without the stamp duty charged: one invoice bears it once, so that it is no part of one renewal's price. */
export const unstamped = (policy: Policy): Policy => ({
  ...policy,
  money: { ...policy.money, invoice: { ...policy.money.invoice, stampDutyCharged: false } },
});

/**
 * Several renewals as one order, to be paid once and invoiced once: their lines one after the other, and the sums of what
 * was said of each, so that one left out takes away exactly its own price; then the stamp duty of their one invoice, as
 * whom it is made out to owes it.
 * VAT was rounded mailbox by mailbox: the invoice allows for the cents (`ratesOf`).
 */
export function sumTogether(
  policy: Pick<Policy, "brand" | "money">,
  items: readonly Priced[],
  customer: Customer | null,
): Priced {
  const own = items.flatMap(({ lines }) => lines);
  const lines = own.length > 0 ? withStamp(policy, own, customer) : [];
  const dutyCents = addedStamp(lines, own);
  const sum = (amount: (item: Priced) => Cents) => sumCents(items.map(amount));
  return {
    lines,
    netCents: cents(sum(({ netCents }) => netCents) + dutyCents),
    vatCents: sum(({ vatCents }) => vatCents),
    totalCents: cents(sum(({ totalCents }) => totalCents) + dutyCents),
  };
}

/** Which lines of the order of several are those of one of them (0 is the first); none: it is not in it. */
export function linesOfOne(
  items: readonly { mailboxId: string; lines: readonly unknown[] }[],
  mailboxId: string,
): number[] {
  const place = items.findIndex((item) => item.mailboxId === mailboxId);
  const before = items.slice(0, Math.max(place, 0)).reduce((sum, { lines }) => sum + lines.length, 0);
  return Array.from({ length: items[place]?.lines.length ?? 0 }, (_, n) => before + n);
}

/** Lines of one mailbox among those of others: each says whose it is. */
export const linesFor = (address: string, lines: readonly InvoiceLine[]): InvoiceLine[] =>
  lines.map((line) => ({ ...line, description: `${line.description}: ${address}` }));

/** Why the renewal of one mailbox is not carried out with the others. */
export type LostWhy = "renewal-paid" | TooLate;
export interface Lost {
  mailboxId: string;
  code: LostWhy;
}

/**
 * What an order of several renewals is still for when its money comes: nothing, when all of them are lost, and then why;
 * else all that are not. A window that closed says more than another payment.
 */
export function standingOf(count: number, lost: readonly Lost[]): { tooLate: TooLate | null; renewalPaid: boolean } {
  if (count === 0 || lost.length < count) return { tooLate: null, renewalPaid: false };
  const tooLate = lost.map(({ code }) => code).find(isTooLate) ?? null;
  return { tooLate, renewalPaid: tooLate === null };
}

/** To whom something is invoiced: those of one key are on one invoice when they are paid together. */
export interface Payer {
  key: string;
  name: string;
  /** What of them decides the stamp duty; null: not known. */
  customer: Customer | null;
}

/** Renewals that one order may bring together, as they are agreed to, and what it comes to. */
export interface PayerGroup extends Omit<Payer, "customer"> {
  agreed: AgreedLine[];
  count: number;
  totalCents: Cents;
  /** Stamp duty in it. */
  dutyCents: Cents;
}

/** The lines that can be renewed and cost something, priced without stamp duty, by whom they are invoiced to. */
export function payerGroups(
  policy: Pick<Policy, "brand" | "money">,
  lines: readonly BulkLine[],
  payers: ReadonlyMap<string, Payer>,
): PayerGroup[] {
  const groups = new Map<string, { payer: Payer; lines: BulkLine[] }>();
  for (const line of lines) {
    const payer = payers.get(line.mailboxId);
    // What a professional order bears wholly waits for no money.
    if (line.obstacle || !line.answer?.totalCents || !payer) continue;
    const group = groups.get(payer.key) ?? { payer, lines: [] };
    group.lines.push(line);
    groups.set(payer.key, group);
  }
  return [...groups.values()].map(({ payer: { customer, ...payer }, lines: own }) => {
    const answers = own.flatMap(({ answer }) => answer ?? []);
    const { totalCents } = sumTogether(policy, answers, customer);
    const dutyCents = cents(totalCents - sumCents(answers.map((answer) => answer.totalCents)));
    return { ...payer, agreed: agreedLines(own), count: own.length, totalCents, dutyCents };
  });
}
