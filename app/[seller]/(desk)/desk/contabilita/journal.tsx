import { getLocale, getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/accounting/plain-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import type { Period } from "@/lib/accounting/period";
import { journalStart, ownerText } from "@/lib/accounting/queries/journal";
import { instantFromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";

type Props = { seller: string; period: Period; csvHref: string };
const SHOWN = 100;

/** The first postings of the period, with the sums of all. */
export async function JournalReport({ seller, period, csvHref }: Props) {
  const [t, locale, { rows, ...sums }] = await Promise.all([
    getTranslations("accounting"),
    getLocale(),
    journalStart(seller, period, SHOWN),
  ]);
  const columns = ["when", "what", "account", "owner", "code", "debit", "credit"].map((key) => ({
    key,
    label: t(`columns.${key}`),
    numeric: key === "debit" || key === "credit",
  }));
  return (
    <>
      <p>
        {t("journal-sums", {
          movements: sums.movements,
          debit: formatCents(sums.debitCents, locale),
          credit: formatCents(sums.creditCents, locale),
        })}{" "}
        {rows.length === SHOWN && t("first-rows", { count: SHOWN })}
      </p>
      <PlainTable
        name={t("reports.journal")}
        columns={columns}
        rows={rows.map((row) => ({
          key: `${row.movementId}/${row.n}`,
          cells: [
            <Moment key="when" value={instantFromDb(row.at)} />,
            t(`movements.${row.kind}`),
            t(`accounts.${row.account}`),
            ownerText(row, t),
            row.code,
            row.amountCents < 0 && <Money key="debit" cents={-row.amountCents} />,
            row.amountCents > 0 && <Money key="credit" cents={row.amountCents} />,
          ],
        }))}
        csvHref={csvHref}
        empty={<EmptyState title={t("nothing")}>{t("nothing-text")}</EmptyState>}
      />
    </>
  );
}
