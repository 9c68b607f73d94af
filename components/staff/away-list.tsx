import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { type Day, formatDay } from "@/lib/kernel/day";

type Away = { id: string; userId: string; name: string; standIn: string; from: Day; to: Day };
type Props = {
  away: Away[];
  /** Whose absences may be ended: everybody's, one person's, or nobody's. */
  endable: "all" | string | null;
  end: FormAction;
};

/** Who is or will be away, and who answers meanwhile. */
export function AwayList({ away, endable, end }: Props) {
  const t = useTranslations("staff");
  if (away.length === 0) return <p>{t("nobody-away")}</p>;
  return (
    <ul>
      {away.map(({ id, userId, name, standIn, from, to }) => (
        <li key={id}>
          <p>{t("away-line", { name, standIn, from: formatDay(from), to: formatDay(to) })}</p>
          {(endable === "all" || endable === userId) && (
            <FormShell id={`end-${id}`} action={end} namespace="staff" submitLabel={t("end-away", { name })}>
              <HiddenField name="id" value={id} />
            </FormShell>
          )}
        </li>
      ))}
    </ul>
  );
}
