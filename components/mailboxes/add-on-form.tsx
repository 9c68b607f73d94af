"use client";
import { Box, Text, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";
import { inLocale } from "@/lib/i18n/locales";
import { formatCents } from "@/lib/kernel/money";
import type { AddOn } from "@/lib/sellers/policy/add-ons";

type Props = {
  action: FormAction;
  mailboxId: string;
  addOn: Pick<AddOn, "code" | "name" | "description" | "unit">;
  choices: { blocks: number; units: number; vatCents: number; totalCents: number; stampCents: number }[];
  /** What is to be known of this one alone. */
  note?: string;
};

/** Blocks of an add-on, each with what it costs for the days still to come. */
export function AddOnForm({ action, mailboxId, addOn, choices, note }: Props) {
  const t = useTranslations("mailboxes.add-ons");
  const locale = useLocale();
  const options = choices.map(({ blocks, units, vatCents, totalCents, stampCents }) => ({
    value: String(blocks),
    label: t(choiceText({ vatCents, stampCents }), {
      what: t(`units.${addOn.unit}`, { units }),
      price: formatCents(totalCents, locale),
    }),
  }));
  const first = options[0]?.value ?? "1";
  return (
    <Box mt="xl" maw="36rem">
      <Title order={3} size="h4">
        {inLocale(addOn.name, locale)}
      </Title>
      <Text mb="sm">
        {inLocale(addOn.description, locale)} {note}
      </Text>
      <FormShell
        action={action}
        namespace="mailboxes"
        id={addOn.code}
        defaultValues={{ blocks: first, mailboxId, code: addOn.code }}
        submitLabel={t("submit")}
      >
        <HiddenField name="mailboxId" value={mailboxId} />
        <HiddenField name="code" value={addOn.code} />
        <SelectField name="blocks" label={t("how-much")} choices={options} />
      </FormShell>
    </Box>
  );
}

/** What is in the price beside the thing itself. */
function choiceText({ vatCents, stampCents }: { vatCents: number; stampCents: number }) {
  if (stampCents > 0) return "choice-stamp";
  return vatCents > 0 ? "choice" : "choice-free";
}
