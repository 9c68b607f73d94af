import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { stampByQuarter } from "@/lib/accounting/queries/stamp";
import { isoDay } from "@/lib/kernel/day";

type Props = { seller: string; period: Period; csvHref: string };
const NUMERIC = ["count", "duty"];

/** Stamp duty quarter by quarter, and until when it is paid. */
export async function StampReport({ seller, period, csvHref }: Props) {
  const [t, rows] = await Promise.all([getTranslations("accounting"), stampByQuarter(seller, period)]);
  return (
    <>
      <p>{t("stamp-note")}</p>
      <PlainTable
        name={t("reports.stamp")}
        columns={["from", "to", "count", "duty", "pay-by"].map((key) => ({
          key,
          label: t(`columns.${key}`),
          numeric: NUMERIC.includes(key),
        }))}
        rows={rows.map((row) => ({
          key: isoDay(row.from),
          cells: [
            <Day key="from" value={row.from} />,
            <Day key="to" value={row.to} />,
            row.invoices,
            <Money key="duty" cents={row.dutyCents} />,
            <Day key="by" value={row.payBy} />,
          ],
        }))}
        csvHref={csvHref}
        empty={t("nothing")}
      />
    </>
  );
}
