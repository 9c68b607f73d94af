import { useTranslations } from "next-intl";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";

type Acting = { id: string; byName: string; reason: string; note: string; from: Instant; to: Instant };

/** Who took a customer's place, when and why. */
export function ActingList({ rows }: { rows: Acting[] }) {
  const t = useTranslations("staff.acting");
  return (
    <SmallTable
      name={t("title")}
      none={t("none")}
      rows={rows.map(({ id, byName, reason, note, from, to }) => ({
        key: id,
        cells: [
          { label: t("who"), value: byName },
          { label: t("from"), value: <Moment value={from} /> },
          { label: t("to"), value: <Moment value={to} /> },
          { label: t("reason"), value: `${t(`reasons.${reason}`)}: ${note}` },
        ],
      }))}
    />
  );
}
