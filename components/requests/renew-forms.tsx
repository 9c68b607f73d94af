"use client";
import { useLocale, useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";

export type RenewalTerms = { termMonths: number; netCents: number }[];

/** A term, a price of one's own beside the list's, the reason, and what the customer reads. */
export function RenewRequestForm({
  action,
  requestId,
  terms,
}: {
  action: FormAction;
  requestId: string;
  terms: RenewalTerms;
}) {
  const t = useTranslations("requests.renew");
  const common = useTranslations("common");
  const locale = useLocale();
  const first = terms[0];
  return (
    <FormShell
      id="renew"
      action={action}
      namespace="requests.renew"
      defaultValues={{
        requestId,
        termMonths: String(first?.termMonths ?? ""),
        price: typed(first?.netCents ?? 0),
        reason: "",
        text: t("text-default"),
      }}
      submitLabel={t("submit")}
    >
      <HiddenField name="requestId" value={requestId} />
      <SelectField
        name="termMonths"
        label={t("term")}
        choices={terms.map(({ termMonths, netCents }) => ({
          value: String(termMonths),
          label: t("term-listed", { term: termText(common, termMonths), price: formatCents(netCents, locale) }),
        }))}
      />
      <TextField name="price" label={t("price")} description={t("price-hint")} maw={192} />
      <TextareaField name="reason" label={t("reason")} description={t("reason-hint")} rows={2} maxLength={500} />
      <TextareaField name="text" label={t("text")} rows={3} maxLength={4000} />
    </FormShell>
  );
}

/** The second person's word on a price. */
export function AgreeForm({ action, requestId }: { action: FormAction; requestId: string }) {
  const t = useTranslations("requests.renew");
  return (
    <>
      {(["agree", "refuse"] as const).map((decision) => (
        <FormShell
          key={decision}
          id={decision}
          action={action}
          namespace="requests.renew"
          defaultValues={{ requestId, decision }}
          submitLabel={t(decision)}
          {...(decision === "refuse" ? { submitColor: "red" } : {})}
        >
          <HiddenField name="requestId" value={requestId} />
          <HiddenField name="decision" value={decision} />
        </FormShell>
      ))}
    </>
  );
}

/** "35,00": an amount as the field takes it. */
const typed = (cents: number): string => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
