import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";

type Row = { name: string; roles: readonly string[]; aloneUpTo: number | null };

/** The table of rights as the code has it: an act a line, a role a column; "operator" is who runs the installation. */
export function RightsTable({ rows, roles }: { rows: Row[]; roles: readonly string[] }) {
  const t = useTranslations("staff");
  const columns = [...roles, "operator"];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={t("rights-region")} tabIndex={0}>
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
                {aloneUpTo !== null && (
                  <small>
                    {" "}
                    {t("alone-up-to")} <Money cents={aloneUpTo} />
                  </small>
                )}
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

function Mark({ yes }: { yes: boolean }) {
  const t = useTranslations("staff");
  return yes ? <IconCheck size={18} role="img" aria-label={t("yes")} /> : <span>–</span>;
}
