import { useTranslations } from "next-intl";
import { PlainTable } from "@/components/accounting/plain-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import {
  type BankFigures,
  type Difference,
  type Figures,
  suspenseDifference,
  type WayFigures,
  wayDifference,
} from "@/lib/accounting/closing";

const useColumns = (keys: string[], numeric: string[]) => {
  const t = useTranslations("accounting.closing");
  return keys.map((key) => ({ key, label: t(key), numeric: numeric.includes(key) }));
};

/** Everything that does not agree, with its size. */
export function DifferenceTable({ rows }: { rows: Difference[] }) {
  const t = useTranslations("accounting.closing");
  const about = useAbout();
  return (
    <PlainTable
      name={t("differences")}
      columns={useColumns(["kind", "about", "amount"], ["amount"])}
      rows={rows.map((row) => ({
        key: `${row.kind}/${row.about}`,
        cells: [t(`kinds.${row.kind}`), about(row), <Money key="amount" cents={row.amountCents} />],
      }))}
      empty={t("agrees")}
    />
  );
}

function useAbout() {
  const methods = useTranslations("payment.methods");
  return ({ kind, about }: Difference) => (kind === "way" && methods.has(about) ? methods(about) : about);
}

export function WayTable({ rows }: { rows: WayFigures[] }) {
  const t = useTranslations("accounting.closing");
  const methods = useTranslations("payment.methods");
  const keys = ["payments", "refunds", "ledger", "difference"];
  return (
    <PlainTable
      name={t("ways")}
      columns={useColumns(["way", ...keys], keys)}
      rows={rows.map((row) => ({
        key: row.method,
        cells: [
          methods.has(row.method) ? methods(row.method) : row.method,
          <Money key="payments" cents={row.paymentsCents} />,
          <Money key="refunds" cents={row.refundsCents} />,
          <Money key="ledger" cents={row.ledgerCents} />,
          <Money key="difference" cents={wayDifference(row)} />,
        ],
      }))}
      empty={<p>{t("no-ways")}</p>}
    />
  );
}

export function BankTable({ rows }: { rows: BankFigures[] }) {
  const t = useTranslations("accounting.closing");
  const keys = ["lines", "in", "out", "left", "gap"];
  return (
    <PlainTable
      name={t("bank")}
      columns={useColumns(["account", ...keys], keys)}
      rows={rows.map((row) => ({
        key: row.account,
        cells: [
          row.account,
          row.lines,
          <Money key="in" cents={row.inCents} />,
          <Money key="out" cents={row.outCents} />,
          <Money key="left" cents={row.leftCents} />,
          row.gapCents === null ? "—" : <Money key="gap" cents={row.gapCents} />,
        ],
      }))}
      empty={<p>{t("no-bank")}</p>}
    />
  );
}

/** What lies in suspense and why, the day's sales beside their invoices, and what was given up. */
export function SuspenseList({ suspense, invoices, givenUp }: Pick<Figures, "suspense" | "invoices" | "givenUp">) {
  const t = useTranslations("accounting.closing");
  return (
    <DescriptionList
      items={[
        { term: t("suspense-ledger"), value: <Money cents={suspense.ledgerCents} /> },
        { term: t("suspense-lines"), value: <Money cents={suspense.linesCents} /> },
        { term: t("suspense-held"), value: <Money cents={suspense.heldCents} /> },
        { term: t("suspense-stray"), value: <Money cents={suspense.strayCents} /> },
        { term: t("difference"), value: <Money cents={suspenseDifference(suspense)} /> },
        { term: t("settled"), value: <Money cents={invoices.settledCents} /> },
        { term: t("invoiced"), value: <Money cents={invoices.invoicedCents} /> },
        { term: t("given-up"), value: <Money cents={givenUp.actsCents} /> },
      ]}
    />
  );
}
