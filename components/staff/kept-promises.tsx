import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/ui/state-badge";
import { WholeTable } from "@/components/ui/whole-table";
import type { KeptPromise } from "@/lib/staff/promise-report";

/** What was promised to customers and how often it was kept, beside how often it was to be. */
export function KeptPromises({ rows, days }: { rows: KeptPromise[]; days: number }) {
  const t = useTranslations("promises");
  const column = (key: "kept" | "broken" | "open") => ({
    key,
    label: t(`columns.${key}`),
    numeric: true,
    render: (row: KeptPromise) => row[key],
  });
  return (
    <WholeTable
      name={t("title")}
      columns={[
        { key: "what", label: t("columns.what"), render: ({ what }) => t(`of.${what}`) },
        column("kept"),
        column("broken"),
        column("open"),
        { key: "percent", label: t("columns.percent"), render: (row) => <Share row={row} /> },
      ]}
      rows={rows}
      rowKey={({ what }) => what}
      empty={<p>{t("none", { days })}</p>}
    />
  );
}

function Share({ row: { percent, promised } }: { row: KeptPromise }) {
  const t = useTranslations("promises");
  if (percent === null) return "–";
  return <StateBadge tone={percent < promised ? "bad" : "good"}>{t("share", { percent, promised })}</StateBadge>;
}
