import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { deferredInBooks } from "@/lib/accounting/queries/deferred";
import { formatDay } from "@/lib/kernel/day";

type Props = { seller: string; period: Period; csvHref: string };

/** Month by month: sold, earned, left for later, and what of that stands in the books. */
export async function DeferredReport({ seller, period, csvHref }: Props) {
  const [t, rows] = await Promise.all([getTranslations("accounting"), deferredInBooks(seller, period)]);
  return (
    <>
      <p>{t("deferred-note")}</p>
      <PlainTable
        name={t("reports.deferred")}
        columns={["month", "sold", "earned", "deferred", "posted", "difference"].map((key) => ({
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
            row.postedCents === null ? "—" : <Money key="posted" cents={row.postedCents} />,
            row.differenceCents === null ? "—" : <Money key="difference" cents={row.differenceCents} />,
          ],
        }))}
        csvHref={csvHref}
        empty={t("nothing")}
      />
    </>
  );
}
