import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

type Props = { path: string; q: string | undefined; from: string | undefined; to: string | undefined };

/** Search of an account's lines, as a plain form: it ends up in the link. */
export function LedgerSearch({ path, q, from, to }: Props) {
  const t = useTranslations("money.ledger");
  return (
    <search>
      <form action={path} className="search-bar" key={`${q}|${from}|${to}`}>
        <TextInput name="q" type="search" label={t("lines.search")} defaultValue={q ?? ""} />
        <TextInput name="dal" type="date" label={t("lines.from")} defaultValue={from ?? ""} />
        <TextInput name="al" type="date" label={t("lines.to")} defaultValue={to ?? ""} />
        <Button type="submit" variant="default">
          {t("lines.submit")}
        </Button>
      </form>
    </search>
  );
}
