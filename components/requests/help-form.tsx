"use client";
import { useTranslations } from "next-intl";
import { IdentityFiles, type UploadTarget } from "@/components/customers/identity-files";
import { FileAnswer } from "@/components/documents/file-answer";
import { type FormAction, FormShell, HiddenField, TextareaField, TextField } from "@/components/ui/form";
import type { HelpKind } from "@/lib/requests/kinds";
import { helpSchemas } from "@/lib/requests/schema";
import { HELP_FIELDS } from "./help-fields";

type Known = { userCode: string; address: string; name: string; email: string };
type Props = { kind: HelpKind; action: FormAction; upload: UploadTarget; values: Known };
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

const EMPTY = {
  taxCode: "",
  sender: "",
  recipient: "",
  on: "",
  subject: "",
  messageId: "",
  where: "inbox",
  gigabytes: "",
  companyName: "",
  vatNumber: "",
  termMonths: "12",
  signed: "",
  front: "",
  back: "",
  message: "",
};

/** A form of "Assistenza": the fields of its kind, who asks, the identity document where it takes one. */
export function HelpForm({ kind, action, upload, values }: Props) {
  const t = useTranslations("requests.help");
  const schema = helpSchemas[kind];
  const asked = Object.keys(schema.shape);
  const all: Record<string, string> = { ...EMPTY, ...values, sender: values.address };
  const defaults = Object.fromEntries(asked.map((name) => [name, name === "kind" ? kind : (all[name] ?? "")]));
  const Fields = HELP_FIELDS[kind];
  return (
    <FormShell
      id="help"
      action={action}
      schema={schema as unknown as FormSchema}
      namespace="requests"
      defaultValues={defaults}
      submitLabel={t("submit")}
    >
      <HiddenField name="kind" value={kind} />
      <Fields />
      <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
      <TextField
        name="email"
        label={t("email")}
        description={t("email-hint")}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
      />
      {asked.includes("front") && <IdentityFiles upload={upload} />}
      {asked.includes("signed") && (
        <FileAnswer name="signed" label={t("signed")} description={t("signed-hint")} upload={upload} />
      )}
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
