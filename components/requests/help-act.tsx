"use client";
import { useTranslations } from "next-intl";
import type { UploadTarget } from "@/components/customers/identity-files";
import { FileAnswer } from "@/components/documents/file-answer";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";
import type { HelpKind } from "@/lib/requests/kinds";

type Props = {
  kind: HelpKind;
  requestId: string;
  action: FormAction;
  upload: UploadTarget;
  /** Add-ons that bring space, for a request of more space. */
  addOns: { value: string; label: string }[];
  /** Terms of the agreement, for a member's mailbox; the one asked for first. */
  terms: { value: string; label: string }[];
  company: { companyName: string; vatNumber: string; taxCode: string };
};

/** Carries a request of "Assistenza" out, and says so to whoever asked. */
export function HelpAct({ kind, requestId, action, upload, addOns, terms, company }: Props) {
  const t = useTranslations("requests.help");
  const fields = useTranslations("requests.help.fields");
  const own: Record<string, string> =
    kind === "log-copy"
      ? { file: "" }
      : kind === "more-space"
        ? { code: addOns[0]?.value ?? "", blocks: "1" }
        : kind === "late-vat-number"
          ? company
          : kind === "member-renewal"
            ? { termMonths: terms[0]?.value ?? "" }
            : {};
  return (
    <FormShell
      id="carry-out"
      action={action}
      namespace="requests"
      defaultValues={{ requestId, text: t(`desk.${kind}.words`), ...own }}
      submitLabel={t(`desk.${kind}.submit`)}
    >
      <HiddenField name="requestId" value={requestId} />
      {kind === "log-copy" && (
        <FileAnswer name="file" label={t("log-file")} description={t("log-file-hint")} upload={upload} />
      )}
      {kind === "more-space" && (
        <>
          <SelectField name="code" label={t("add-on")} choices={addOns} />
          <TextField name="blocks" label={t("blocks")} inputMode="numeric" maxLength={4} maw={160} autoComplete="off" />
        </>
      )}
      {kind === "member-renewal" && <SelectField name="termMonths" label={fields("termMonths")} choices={terms} />}
      {kind === "late-vat-number" && (
        <>
          <TextField name="companyName" label={fields("companyName")} maxLength={120} />
          <TextField name="vatNumber" label={fields("vatNumber")} maxLength={20} maw={320} />
          <TextField name="taxCode" label={fields("company-tax-code")} optional maxLength={20} maw={320} />
        </>
      )}
      <TextareaField name="text" label={t("words")} rows={4} maxLength={4000} />
    </FormShell>
  );
}
