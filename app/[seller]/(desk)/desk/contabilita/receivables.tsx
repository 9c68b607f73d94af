import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { byBand, receivables } from "@/lib/accounting/queries/receivables";

type Props = { seller: string; period: Period; csvHref: string };
const NUMERIC = ["amount", "count", "days"];

/** What was owed at the end of the period's last day, by its age. */
export async function ReceivablesReport({ seller, period, csvHref }: Props) {
  const [t, rows] = await Promise.all([getTranslations("accounting"), receivables(seller, period.to)]);
  const columns = (keys: string[]) =>
    keys.map((key) => ({ key, label: t(`columns.${key}`), numeric: NUMERIC.includes(key) }));
  const empty = <EmptyState title={t("nothing")}>{t("nothing-text")}</EmptyState>;
  return (
    <>
      {rows.length > 0 && (
        <PlainTable
          name={t("columns.age")}
          columns={columns(["age", "count", "amount"])}
          rows={byBand(rows).map(({ band, count, amountCents }) => ({
            key: band,
            cells: [t(`ages.${band}`), count, <Money key="amount" cents={amountCents} />],
          }))}
          empty={empty}
        />
      )}
      <PlainTable
        name={t("reports.receivables")}
        columns={columns(["what", "code", "customer", "since", "days", "age", "amount"])}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            t(`debts.${row.kind}`),
            row.code,
            row.customer,
            <Day key="since" value={row.since} />,
            row.days,
            t(`ages.${row.band}`),
            <Money key="amount" cents={row.amountCents} />,
          ],
        }))}
        csvHref={csvHref}
        empty={empty}
      />
    </>
  );
}
