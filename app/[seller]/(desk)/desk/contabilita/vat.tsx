import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { vatSummary } from "@/lib/accounting/queries/vat-register";

type Props = { seller: string; period: Period; csvHref: string };
const SHOWN = 100;
const NUMERIC = ["rate", "net", "vat"];

/** Sums by rate, then the first documents of the register. */
export async function VatReport({ seller, period, csvHref }: Props) {
  const [t, { rows, count, totals }] = await Promise.all([
    getTranslations("accounting"),
    vatSummary(seller, period, SHOWN),
  ]);
  const columns = (keys: string[]) =>
    keys.map((key) => ({ key, label: t(`columns.${key}`), numeric: NUMERIC.includes(key) }));
  const empty = <EmptyState title={t("nothing")}>{t("nothing-text")}</EmptyState>;
  const rate = (bps: number) => `${bps / 100}%`;
  return (
    <>
      {totals.length > 0 && (
        <PlainTable
          name={t("columns.rate")}
          columns={columns(["rate", "nature", "split", "net", "vat"])}
          rows={totals.map((total) => ({
            key: `${total.vatBps}/${total.nature}/${total.split}`,
            cells: [
              rate(total.vatBps),
              total.nature,
              total.split && t("yes"),
              <Money key="net" cents={total.netCents} />,
              <Money key="vat" cents={total.vatCents} />,
            ],
          }))}
          empty={empty}
        />
      )}
      {count > SHOWN && <p>{t("first-rows", { count: SHOWN })}</p>}
      <PlainTable
        name={t("reports.vat")}
        columns={columns(["number", "day", "document", "state", "customer", "rate", "net", "vat"])}
        rows={rows.map((row) => ({
          key: `${row.id}/${row.vatBps}/${row.nature}`,
          cells: [
            row.number,
            <Day key="day" value={row.issuedOn} />,
            t(`documents.${row.kind}`),
            t(`invoice-states.${row.state}`),
            row.customer,
            rate(row.vatBps),
            <Money key="net" cents={row.netCents} />,
            <Money key="vat" cents={row.vatCents} />,
          ],
        }))}
        csvHref={csvHref}
        empty={empty}
      />
    </>
  );
}
