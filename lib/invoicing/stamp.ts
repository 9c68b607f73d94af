import { ITALY } from "@/lib/kernel/countries";
import { type Cents, type Line, lineNet, sumCents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";
import { type InvoiceLine, ratesOf } from "./rates";
import { type Customer, chargesNoVat, stampedCents, vatFreeReason, withReasons } from "./vat-free";

/**
 * The stamp duty a seller may charge is an expense in the customer's name, no revenue; under a regime without VAT it is
 * part of the price, and revenue (Agenzia delle Entrate, answer 428/2022).
 */
const EXPENSE = { nature: "N1", law: "Escluso dalla base imponibile, art. 15 DPR 633/1972", duty: true } as const;
/** Of lines sold `withStamp`, how much was put to those there were: the stamp duty charged. */
export const addedStamp = (sold: readonly InvoiceLine[], lines: readonly Line[]): Cents =>
  sumCents(sold.slice(lines.length).map(lineNet));

type Prices = Parameters<typeof withStamp>[0];
type Said = { netCents: Cents; vatBps: number };

/** Stamp duty that an order of this one price will be charged, as prices are said to whoever looks at them. */
export function stampOn(policy: Prices, { netCents, vatBps }: Said): Cents {
  const lines = [{ description: "", netCents, vatBps }];
  return addedStamp(withStamp(policy, lines), lines);
}

/** Whether orders at such prices may be charged stamp duty once they come to enough, with others or by themselves. */
export const mayBearStamp = (policy: Prices, prices: readonly Said[]): boolean =>
  prices.some(({ vatBps }) => stampOn(policy, { netCents: policy.money.invoice.stampDutyAboveCents + 1, vatBps }) > 0);

const AT_HOME = { country: ITALY, vatNumber: null };

/** Stamp duty due on lines: above the amount without VAT that the law (policy) names. */
export function stampDuty(
  lines: readonly InvoiceLine[],
  { stampDutyCents, stampDutyAboveCents }: { stampDutyCents: Cents; stampDutyAboveCents: Cents },
): Cents {
  const without = ratesOf(
    lines.filter(({ vatBps }) => vatBps === 0),
    0,
  );
  return stampedCents(without) > stampDutyAboveCents ? stampDutyCents : 0;
}

/** How much of what lines come to is stamp duty paid in the customer's name: booked apart, as it is no revenue. */
export const dutyOf = (lines: readonly InvoiceLine[]): Cents => sumCents(lines.filter(({ duty }) => duty).map(lineNet));

/**
 * What is sold, with the stamp duty its invoice will bear where the seller charges it to the customer (policy:
 * `money.invoice.stampDutyCharged`); else as it is. Where prices are said before the customer is known, as of one in
 * Italy: whoever is at home elsewhere may owe none.
 * Source: DPR 642/1972, tariff, art. 13; Agenzia delle Entrate, answer 428/2022.
 */
export function withStamp(
  { brand, money }: Pick<Policy, "brand" | "money">,
  lines: readonly Line[],
  customer: Customer | null = null,
): InvoiceLine[] {
  const { regime } = brand.fiscal;
  const { invoice } = money;
  if (!invoice.stampDutyCharged || lines.every(({ vatBps }) => vatBps > 0)) return [...lines];
  const reason = vatFreeReason(regime, customer ?? AT_HOME, invoice.vatFree);
  const dutyCents = stampDuty(withReasons(lines, reason), invoice);
  if (dutyCents === 0) return [...lines];
  const duty = { description: "Imposta di bollo", netCents: dutyCents, vatBps: 0 };
  return [...lines, chargesNoVat(regime) ? duty : { ...duty, ...EXPENSE }];
}
