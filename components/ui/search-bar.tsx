import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type TableParams, tableLink } from "./table-link";

type Props = {
  path: string;
  params: TableParams;
  label: string;
  placeholder?: string;
  /** Further filters, each a list of choices; the first one is "any". */
  choices?: { param: string; label: string; options: { value: string; label: string }[] }[];
};

/** Search and filters of a table as a plain form: they end up in the link. */
export function SearchBar({ path, params, label, placeholder, choices = [] }: Props) {
  const t = useTranslations("common.table");
  const shown = ["q", "page", ...choices.map(({ param }) => param)];
  const kept = Object.entries(params).filter(([name, value]) => value && !shown.includes(name));
  return (
    <search>
      {/* The key starts the inputs anew when the link changes: a filter taken off by its chip leaves the form too. */}
      <form action={path} className="search-bar" key={tableLink(path, params, {})}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextInput
          name="q"
          type="search"
          label={label}
          defaultValue={params.q ?? ""}
          {...(placeholder ? { placeholder } : {})}
        />
        {choices.map(({ param, label: name, options }) => (
          <NativeSelect key={param} name={param} label={name} data={options} defaultValue={params[param] ?? ""} />
        ))}
        <Button type="submit" variant="default">
          {t("search")}
        </Button>
      </form>
    </search>
  );
}
