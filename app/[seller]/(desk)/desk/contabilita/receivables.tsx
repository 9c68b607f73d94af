import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { byBand, receivables } from "@/lib/accounting/queries/receivables";
import { writtenOffIn } from "@/lib/payments/queries/write-offs";

type Props = { seller: string; period: Period; csvHref: string };
const NUMERIC = ["amount", "count", "days"];

/** What was owed at the end of the period's last day, by its age. */
export async function ReceivablesReport({ seller, period, csvHref }: Props) {
  const [t, rows, given] = await Promise.all([
    getTranslations("accounting"),
    receivables(seller, period.to),
    writtenOffIn(seller, period),
  ]);
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
      {given.length > 0 && <GivenUp seller={seller} rows={given} />}
    </>
  );
}

/** What was given up in the period: it is owed no more. */
async function GivenUp({ seller, rows }: { seller: string; rows: Awaited<ReturnType<typeof writtenOffIn>> }) {
  const t = await getTranslations("losses");
  const keys = ["code", "customer", "on", "reason", "state", "amount"] as const;
  return (
    <>
      <h3>{t("report.title")}</h3>
      <PlainTable
        name={t("report.title")}
        columns={keys.map((key) => ({ key, label: t(`report.${key}`), numeric: key === "amount" }))}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <Link key="code" href={`/${seller}/desk/pagamenti/ordini/${row.orderId}`}>
              {row.code}
            </Link>,
            row.customer,
            <Day key="on" value={row.on} />,
            t(`reasons.${row.reason}`),
            t(`states.${row.state}`),
            <Money key="amount" cents={row.amountCents} />,
          ],
        }))}
        empty={t("report.empty")}
      />
    </>
  );
}
