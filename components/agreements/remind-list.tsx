import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day, Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { Instant, Day as KernelDay } from "@/lib/kernel/day";
import css from "./agreements.module.css";

interface Row {
  id: string;
  number: string;
  name: string;
  email: string | null;
  expiresOn: KernelDay | null;
  remindedAt: Instant | null;
  due: boolean;
}
type Props = { members: Row[]; show: string; path: string };
/** More would not fit into the address of the next page: all are written to, or the list is narrowed. */
const PICKABLE = 150;

/** Members with a box to choose each by; who can't be written to now says why. */
export function RemindList({ members, show, path }: Props) {
  const t = useTranslations("agreements.reminders");
  if (members.length === 0) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  const pickable = members.length <= PICKABLE;
  const due = members.filter((member) => member.due);
  const box = ({ id, name, due: isDue }: Row) => (
    <span className={css.pick}>
      {pickable && isDue && <input type="checkbox" name="iscritto" value={id} id={id} />}
      <label htmlFor={id}>{name}</label>
    </span>
  );
  return (
    <form method="get" action={path}>
      <input type="hidden" name="show" value={show} />
      <SmallTable
        name={t(`show.${show}`)}
        none=""
        rows={members.map((row) => ({
          key: row.id,
          cells: [
            { label: t("name"), value: box(row) },
            { label: t("number"), value: row.number },
            { label: t("email"), value: row.email ?? t("no-email") },
            { label: t("expires"), value: row.expiresOn ? <Day value={row.expiresOn} /> : "–" },
            { label: t("reminded"), value: row.remindedAt ? <Moment value={row.remindedAt} /> : "–" },
          ],
        }))}
      />
      {due.length > 0 && (
        <Button type="submit" mt="lg">
          {t(pickable ? "choose" : "choose-all", { count: due.length })}
        </Button>
      )}
    </form>
  );
}
