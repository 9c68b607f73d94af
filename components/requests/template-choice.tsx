"use client";
import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";

export type Template = { id: string; title: string; text: string };
type Props = { templates: Template[]; facts: { name: string; code: string } };

/** Puts a ready answer into the form's text, with the customer's name and the request's code where it asks for them. */
export function TemplateChoice({ templates, facts }: Props) {
  const t = useTranslations("staff.templates");
  const { setValue } = useFormContext();
  const put = (id: string) => {
    const chosen = templates.find((template) => template.id === id);
    if (chosen) setValue("text", filled(chosen.text, facts), { shouldDirty: true });
  };
  return (
    <NativeSelect
      mb="md"
      data-templates
      label={t("choose")}
      defaultValue=""
      onChange={(event) => put(event.currentTarget.value)}
      data={[{ value: "", label: t("empty") }, ...templates.map(({ id, title }) => ({ value: id, label: title }))]}
    />
  );
}

const filled = (text: string, { name, code }: Props["facts"]): string =>
  text.replaceAll("[nome]", name).replaceAll("[codice]", code);
