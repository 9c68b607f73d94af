"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField } from "@/components/ui/form";
import type { RadioChoice } from "@/components/ui/form/fields";

type Props = { action: FormAction; choices: RadioChoice[]; hidden: { name: string; value: string } };

/** For how long: each answer with its price and the expiry it leads to. */
export function ChooseTerm({ action, choices, hidden }: Props) {
  const t = useTranslations("renewal.quote");
  const first = choices[0]?.value ?? "";
  return (
    <FormShell
      action={action}
      namespace="renewal"
      defaultValues={{ termMonths: first, [hidden.name]: hidden.value }}
      submitLabel={t("submit")}
    >
      <HiddenField {...hidden} />
      <RadioField name="termMonths" label={t("term")} choices={choices} />
    </FormShell>
  );
}
