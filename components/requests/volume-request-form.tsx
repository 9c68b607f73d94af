"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { volumeRequestSchema } from "@/lib/requests/schema";
import { ASKER, type Asker, AskerFields } from "./asker-fields";

type Props = { action: FormAction; from: number; values: Asker };
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

/** An offer for many mailboxes, asked of the sales rep of the zone. */
export function VolumeRequestForm({ action, from, values }: Props) {
  const t = useTranslations("requests.volume");
  return (
    <FormShell
      action={action}
      schema={volumeRequestSchema as unknown as FormSchema}
      namespace="requests"
      defaultValues={{ mailboxes: "", company: "", ...ASKER, ...values }}
      submitLabel={t("submit")}
    >
      <TextField
        name="mailboxes"
        label={t("mailboxes")}
        description={t("mailboxes-hint", { from })}
        inputMode="numeric"
        maxLength={6}
        maw={220}
        autoComplete="off"
      />
      <TextField name="company" label={t("company")} optional maxLength={120} autoComplete="organization" />
      <AskerFields />
    </FormShell>
  );
}
