"use client";
import { Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, TextareaField, TextField } from "@/components/ui/form";
import type { OrdinaryMode } from "@/lib/mailboxes/options";

type Props = { action: FormAction; mailboxId: string };

/** What becomes of ordinary mail; nothing is chosen beforehand where nothing was. */
export function OrdinaryMailForm({
  modes,
  chosen,
  ...form
}: Props & { modes: OrdinaryMode[]; chosen: { mode: OrdinaryMode; to?: string | undefined } | undefined }) {
  const t = useTranslations("mailboxes.options.ordinary");
  const router = useRouter();
  const { mailboxId } = form;
  return (
    <FormShell
      id="ordinary"
      namespace="mailboxes"
      action={form.action}
      defaultValues={{ mailboxId, mode: chosen?.mode ?? "", to: chosen?.to ?? "" }}
      submitLabel={t("submit")}
      onDone={() => router.refresh()}
    >
      <HiddenField name="mailboxId" value={mailboxId} />
      <RadioField
        name="mode"
        label={t("mode")}
        choices={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
      {modes.includes("redirect") && (
        <TextField name="to" label={t("to")} description={t("to-hint")} type="email" autoComplete="email" optional />
      )}
    </FormShell>
  );
}

/** Ordinary addresses told of new messages. */
export function NotificationsForm({ most, addresses, ...form }: Props & { most: number; addresses: string[] }) {
  const t = useTranslations("mailboxes.options.notify");
  const router = useRouter();
  const { mailboxId } = form;
  return (
    <FormShell
      id="notify"
      namespace="mailboxes"
      action={form.action}
      defaultValues={{ mailboxId, addresses: addresses.join("\n") }}
      submitLabel={t("submit")}
      onDone={() => router.refresh()}
    >
      <Text mb="sm">{t("text", { most })}</Text>
      <HiddenField name="mailboxId" value={mailboxId} />
      {most === 1 ? (
        <TextField name="addresses" label={t("addresses")} type="email" autoComplete="email" optional />
      ) : (
        <TextareaField name="addresses" label={t("addresses")} description={t("hint")} rows={most} optional />
      )}
    </FormShell>
  );
}
