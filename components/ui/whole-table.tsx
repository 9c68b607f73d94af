import { useTranslations } from "next-intl";
import { DataTable, type TableProps } from "./data-table";

type Props<Row> = Omit<TableProps<Row>, "path" | "params" | "page" | "pageSize" | "filters" | "total"> & {
  /** How many there are, where more than the rows that are shown. */
  total?: number;
};

/** A table whose rows are all there: no pages, no filters, no order to choose. Says so when it begins a longer list. */
export function WholeTable<Row>({ total, ...table }: Props<Row>) {
  const t = useTranslations("common.table");
  const shown = table.rows.length;
  const more = total !== undefined && total > shown;
  return (
    <>
      <DataTable {...table} path="" params={{}} total={shown} page={1} pageSize={Math.max(1, shown)} />
      {more && (
        <p>
          {t("first", { shown, total })} {table.csvHref && t("rest")}
        </p>
      )}
    </>
  );
}
