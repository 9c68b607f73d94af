import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { formatDay } from "@/lib/kernel/day";

type Props = { seller: string; period: Period; csvHref: string };

/** Month by month: sold, earned, and left for later. */
export async function DeferredReport({ seller, period, csvHref }: Props) {
  const [t, rows] = await Promise.all([getTranslations("accounting"), deferredRevenue(seller, period)]);
  return (
    <PlainTable
      name={t("reports.deferred")}
      columns={["month", "sold", "earned", "deferred"].map((key) => ({
        key,
        label: t(`columns.${key}`),
        numeric: key !== "month",
      }))}
      rows={rows.map((row) => ({
        key: formatDay(row.monthEnd),
        cells: [
          formatDay(row.monthEnd).slice(3),
          <Money key="sold" cents={row.soldCents} />,
          <Money key="earned" cents={row.earnedCents} />,
          <Money key="deferred" cents={row.deferredCents} />,
        ],
      }))}
      csvHref={csvHref}
      empty={t("nothing")}
    />
  );
}
