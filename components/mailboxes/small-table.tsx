import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Cell = { label: string; value: ReactNode; numeric?: boolean };
type Props = { name: string; rows: { key: string; cells: Cell[] }[]; none: string };

/** A short table inside a page; becomes cards on a phone. */
export function SmallTable({ name, rows, none }: Props) {
  const t = useTranslations("common.table");
  if (rows.length === 0) return <p>{none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={t("region", { name })} tabIndex={0}>
      {/* Roles spelled out: display: block, which makes cards of the rows, takes the native ones away. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table className="table" role="table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {rows[0]?.cells.map(({ label, numeric }) => (
              <th key={label} role="columnheader" scope="col" data-numeric={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, cells }) => (
            <tr key={key} role="row">
              {cells.map(({ label, value, numeric }) => (
                <td key={label} role="cell" data-label={label} data-numeric={numeric}>
                  <span>{value}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </section>
  );
}
