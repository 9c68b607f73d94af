import { getTranslations } from "next-intl/server";
import { eachTopUp, shownState } from "@/lib/accounts/queries";
import { invoiceFilter } from "@/lib/invoicing/filter";
import { eachInvoice } from "@/lib/invoicing/queries/desk";
import { dayInRome, formatDay, instantFromDb, parseDay } from "@/lib/kernel/day";
import { eachWaitingOrder } from "@/lib/payments/queries/desk";
import { eachRefund } from "@/lib/payments/queries/refunds";
import { REFUND_LIFE, type RefundState } from "@/lib/payments/refund";
import type { UserViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { asRows, type CsvRow, euros } from "@/lib/staff/csv-file";

type Query = Record<string, string>;

/** What a file says at its end where a search led to more. */
export const cutWords = async (): Promise<string> => (await getTranslations("common.table"))("cut-file");

const day = (at: Date): string => formatDay(dayInRome(instantFromDb(at)));

export async function* invoiceRows({ seller }: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const t = await getTranslations("invoices");
  yield [[t("number"), t("desk.kind"), t("desk.customer"), t("order"), t("state"), t("day"), t("total")]];
  yield* asRows(
    eachInvoice(seller, invoiceFilter.parse(query)),
    (row) => {
      const on = parseDay(row.issuedOn);
      return [
        row.number ?? "",
        t(`desk.kinds.${row.kind}`),
        row.customer,
        row.orderCode,
        t(`states.${row.state}`),
        on ? formatDay(on) : "",
        euros(row.kind === "credit-note" ? -row.totalCents : row.totalCents),
      ];
    },
    await cutWords(),
  );
}

export async function* topUpRows({ seller }: UserViewer, { q, state }: Query): AsyncGenerator<CsvRow[]> {
  const [t, methods, policy] = await Promise.all([
    getTranslations("prepaid"),
    getTranslations("payment.methods"),
    policyOf(seller),
  ]);
  const words = (name: string) => t(`desk.${name}`);
  yield [["code", "customer", "method", "state", "asked", "received", "booked"].map(words)];
  if (!policy) return;
  for await (const rows of eachTopUp(seller, policy.money.codes.topUp, { q, state }))
    yield rows.map((row) => [
      row.code,
      row.customer,
      methods(row.method),
      t(`states.${shownState(row)}`),
      euros(row.amountCents),
      euros(row.receivedCents),
      day(row.bookedAt),
    ]);
}

export async function* waitingOrderRows({ seller }: UserViewer, { q }: Query): AsyncGenerator<CsvRow[]> {
  const [t, methods, policy] = await Promise.all([
    getTranslations("money"),
    getTranslations("payment.methods"),
    policyOf(seller),
  ]);
  const words = (name: string) => t(`orders.${name}`);
  yield [["code", "customer", "method", "state", "total", "missing", "until"].map(words)];
  if (!policy) return;
  for await (const rows of eachWaitingOrder(seller, policy, q))
    yield rows.map((row) => [
      row.code,
      row.customer,
      row.payBy ? methods(row.payBy) : "",
      t(`standing.${row.standing}`),
      euros(row.totalCents),
      euros(row.missingCents),
      row.expiresAt ? day(row.expiresAt) : "",
    ]);
}

const STATES = Object.keys(REFUND_LIFE) as RefundState[];

export async function* refundRows({ seller }: UserViewer, { state }: Query): AsyncGenerator<CsvRow[]> {
  const [t, methods] = await Promise.all([getTranslations("money.refunds"), getTranslations("payment.methods")]);
  yield [["code", "customer", "amount", "method", "state", "asked", "by"].map((name) => t(name))];
  const inState = STATES.find((known) => known === state);
  for await (const rows of eachRefund(seller, inState))
    yield rows.map((row) => [
      row.code || t("balance"),
      row.customer,
      euros(row.amountCents),
      methods(row.method),
      t(`states.${row.state}`),
      day(row.askedAt),
      row.askedByName,
    ]);
}
