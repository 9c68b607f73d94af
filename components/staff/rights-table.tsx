import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import css from "./rights.module.css";

type Row = { name: string; roles: readonly string[]; aloneUpTo: number | null };

type Props = { rows: Row[]; roles: readonly string[] };

/** The rights as the code has them: a table and, where that would be an endless list, the acts of each role. */
export function RightsTable(props: Props) {
  return (
    <>
      <ByAct {...props} />
      <ByRole {...props} />
    </>
  );
}

/** An act a line, a role a column; "operator" is who runs the installation. */
function ByAct({ rows, roles }: Props) {
  const t = useTranslations("staff");
  const columns = [...roles, "operator"];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`table-scroll ${css.wide}`} aria-label={t("rights-region")} tabIndex={0}>
      <table className="table" aria-label={t("rights")}>
        <thead>
          <tr>
            <th scope="col">{t("act")}</th>
            {columns.map((role) => (
              <th key={role} scope="col">
                {t(`roles.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, roles: allowed, aloneUpTo }) => (
            <tr key={name}>
              <th scope="row">
                {t(`acts.${name}`)}
                <Alone upTo={aloneUpTo} />
              </th>
              {columns.map((role) => (
                <td key={role} data-label={t(`roles.${role}`)}>
                  <Mark yes={role === "operator" || allowed.includes(role)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What each role may do, folded under its name. */
function ByRole({ rows, roles }: Props) {
  const t = useTranslations("staff");
  return (
    <div className={css.narrow}>
      {roles.map((role) => {
        const acts = rows.filter(({ roles: allowed }) => allowed.includes(role));
        return (
          <details key={role} className="section">
            <summary>{t("role-acts", { role: t(`roles.${role}`), count: acts.length })}</summary>
            <ul>
              {acts.map(({ name, aloneUpTo }) => (
                <li key={name}>
                  {t(`acts.${name}`)}
                  <Alone upTo={aloneUpTo} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
      <p>{t("operator-all")}</p>
    </div>
  );
}

function Alone({ upTo }: { upTo: number | null }) {
  const t = useTranslations("staff");
  if (upTo === null) return null;
  return (
    <small>
      {" "}
      {t("alone-up-to")} <Money cents={upTo} />
    </small>
  );
}

function Mark({ yes }: { yes: boolean }) {
  const t = useTranslations("staff");
  return yes ? <IconCheck size={18} role="img" aria-label={t("yes")} /> : <span>–</span>;
}
