"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";
import { renewalRequestInput } from "@/lib/mailboxes/schema";

export type RenewalRequest = {
  userCode: string;
  address: string;
  name: string;
  email: string;
  province: string;
  message: string;
};
type Props = {
  action: FormAction;
  values: RenewalRequest;
  /** The mailbox is known to the page: its codes are sent along, not asked again. */
  known: boolean;
};

const choices = Object.entries(PROVINCES).map(([value, label]) => ({ value, label: `${label} (${value})` }));

/** A renewal put to the sales rep of the zone, with what is already known filled in. */
export function RenewalRequestForm({ action, values, known }: Props) {
  const t = useTranslations("renewal.request");
  return (
    <FormShell
      action={action}
      schema={renewalRequestInput}
      namespace="renewal"
      defaultValues={values}
      submitLabel={t("submit")}
      id="request"
    >
      {known ? (
        <>
          <HiddenField name="userCode" value={values.userCode} />
          <HiddenField name="address" value={values.address} />
        </>
      ) : (
        <>
          <TextField name="userCode" label={t("user-code")} maxLength={40} maw={320} autoComplete="off" />
          <TextField name="address" label={t("address")} type="email" maxLength={200} autoComplete="off" />
        </>
      )}
      <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
      <TextField name="email" label={t("email")} description={t("email-hint")} type="email" autoComplete="email" />
      <SelectField
        name="province"
        label={t("province")}
        description={t("province-hint")}
        choices={choices}
        empty={t("province-empty")}
      />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
