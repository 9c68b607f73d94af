import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

type Props = { path: string /** The filter of the list that is walked. */; query: string; search: string };

/** Looks for what a line may be for; the list it is walked in stays. */
export function LineSearch({ path, query, search }: Props) {
  const t = useTranslations("statements.match");
  return (
    <search>
      <form action={path} className="search-bar" key={search}>
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextInput
          name="cerca"
          type="search"
          label={t("search")}
          placeholder={t("search-note")}
          defaultValue={search}
          maxLength={100}
        />
        <Button type="submit" variant="default">
          {t("look-for")}
        </Button>
      </form>
    </search>
  );
}
