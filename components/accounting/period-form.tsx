import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

type Props = { path: string; from: string; to: string; report: string };

/** The period of a report as a plain form: it ends up in the link. */
export function PeriodForm({ path, from, to, report }: Props) {
  const t = useTranslations("accounting");
  return (
    <form action={path} className="search-bar" key={`${from}${to}${report}`} aria-label={t("period")}>
      <input type="hidden" name="vista" value={report} />
      <TextInput name="dal" type="date" label={t("from")} defaultValue={from} />
      <TextInput name="al" type="date" label={t("to")} defaultValue={to} />
      <Button type="submit" variant="default">
        {t("show")}
      </Button>
    </form>
  );
}
