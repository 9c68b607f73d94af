import { type Day, isoDay } from "@/lib/kernel/day";
import { type CsvRow, euros } from "@/lib/staff/csv-file";
import { differencesOf, wayDifference } from "../closing";
import { closingFigures } from "./closing";
import type { Words } from "./exports";

/** The closing of a day as rows: figures first, then every difference. */
export async function* closingRows(seller: string, on: Day, t: Words): AsyncGenerator<CsvRow[]> {
  const figures = await closingFigures(seller, on);
  const say = (key: string) => t(`closing.${key}`);
  const { suspense, invoices, givenUp } = figures;
  yield [
    [say("title"), isoDay(on)],
    [say("way"), say("payments"), say("refunds"), say("ledger"), say("difference")],
    ...figures.ways.map((way) => [
      way.method,
      euros(way.paymentsCents),
      euros(way.refundsCents),
      euros(way.ledgerCents),
      euros(wayDifference(way)),
    ]),
    [say("account"), say("lines"), say("in"), say("out"), say("left"), say("gap")],
    ...figures.bank.map((bank) => [
      bank.account,
      bank.lines,
      euros(bank.inCents),
      euros(bank.outCents),
      euros(bank.leftCents),
      bank.gapCents === null ? "" : euros(bank.gapCents),
    ]),
    [say("suspense-ledger"), euros(suspense.ledgerCents)],
    [say("suspense-lines"), euros(suspense.linesCents)],
    [say("suspense-held"), euros(suspense.heldCents)],
    [say("suspense-stray"), euros(suspense.strayCents)],
    [say("settled"), euros(invoices.settledCents)],
    [say("invoiced"), euros(invoices.invoicedCents)],
    [say("given-up"), euros(givenUp.actsCents)],
    [say("kind"), say("about"), say("amount")],
    ...differencesOf(figures).map(({ kind, about, amountCents }) => [say(`kinds.${kind}`), about, euros(amountCents)]),
  ];
}
