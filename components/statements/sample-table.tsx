import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import css from "./statements.module.css";

/** The first rows of a CSV file under its own labels. */
export function SampleTable({ header, rows }: { header: string[]; rows: string[][] }) {
  const t = useTranslations("statements.columns");
  const columns: Column<{ key: string; cells: string[] }>[] = header.map((label, i) => ({
    key: String(i),
    label: `${i + 1}. ${label || "—"}`,
    render: ({ cells }) => cells[i] ?? "",
  }));
  const shown = rows.slice(0, 5).map((cells, i) => ({ key: String(i), cells }));
  const all = { path: "", params: {}, total: shown.length, page: 1, pageSize: Math.max(shown.length, 1) };
  return (
    <div className={css.sample}>
      <DataTable
        name={t("sample")}
        columns={columns}
        rows={shown}
        rowKey={({ key }) => key}
        empty={t("no-rows")}
        {...all}
      />
    </div>
  );
}
