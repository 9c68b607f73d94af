import { useTranslations } from "next-intl";
import css from "./policy.module.css";

export interface DifferenceLine {
  where: string[];
  kind: "added" | "removed" | "changed" | "moved";
  before: string;
  after: string;
}

/** What changes, line by line: where, what it was, what it becomes. */
export function Differences({ lines, name }: { lines: DifferenceLine[]; name: string }) {
  const t = useTranslations("policy.diff");
  const head = ["where", "before", "after"].map((key) => t(key));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={name} tabIndex={0}>
      {/* Roles spelled out: display: block, which makes cards of the rows, takes the native ones away. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table className={`table ${css.differences}`} role="table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {head.map((label) => (
              <th key={label} role="columnheader" scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map(({ where, kind, before, after }) => (
            <tr role="row" key={`${where.join("/")}${kind}`}>
              <td role="cell" data-label={head[0]}>
                {where.join(" › ")}
                {kind !== "changed" && <em> · {t(kind)}</em>}
              </td>
              <td role="cell" data-label={head[1]}>
                {kind === "added" ? t("nothing") : <del>{before}</del>}
              </td>
              <td role="cell" data-label={head[2]}>
                {kind === "removed" ? t("nothing") : <ins>{after}</ins>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </section>
  );
}
