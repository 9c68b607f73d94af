"use client";
import { useTranslations } from "next-intl";
import { DateField, type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";

type Person = { id: string; name: string };
type Props = { who: Person[]; staff: Person[]; action: FormAction };

const choices = (people: Person[]) => people.map(({ id, name }) => ({ value: id, label: name }));

/** Who answers while somebody is away; `who`: those this member of the staff may say it of. */
export function StandInForm({ who, staff, action }: Props) {
  const t = useTranslations("staff");
  const [only] = who.length === 1 ? who : [];
  const others = only ? staff.filter(({ id }) => id !== only.id) : staff;
  return (
    <FormShell
      id="stand-in"
      action={action}
      namespace="staff"
      defaultValues={{ userId: only?.id ?? "", standInId: "", from: "", to: "" }}
      submitLabel={t("save-away")}
    >
      {only ? (
        <HiddenField name="userId" value={only.id} />
      ) : (
        <SelectField name="userId" label={t("who-away")} choices={choices(who)} empty={t("choose")} />
      )}
      <SelectField name="standInId" label={t("stand-in")} choices={choices(others)} empty={t("choose")} />
      <DateField name="from" label={t("from")} />
      <DateField name="to" label={t("to")} description={t("to-hint")} />
    </FormShell>
  );
}
