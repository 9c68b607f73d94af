"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";

type Props = {
  action: FormAction;
  requestId: string;
  mailboxes: number;
  /** Plans and terms with the list price of each, the first of them chosen at that price. */
  offers: { value: string; label: string }[];
  price: string;
};

/** Offers mailboxes at a price of one's own. */
export function VolumeOfferForm({ action, requestId, mailboxes, offers, price }: Props) {
  const t = useTranslations("requests.offer");
  const renew = useTranslations("requests.renew");
  return (
    <FormShell
      id="offer"
      action={action}
      namespace="requests.renew"
      defaultValues={{
        requestId,
        mailboxes: String(mailboxes),
        offer: offers[0]?.value ?? "",
        price,
        reason: "",
        text: t("text-default"),
      }}
      submitLabel={t("submit")}
    >
      <HiddenField name="requestId" value={requestId} />
      <TextField
        name="mailboxes"
        label={t("mailboxes")}
        inputMode="numeric"
        maxLength={6}
        maw={192}
        autoComplete="off"
      />
      <SelectField name="offer" label={t("plan")} choices={offers} />
      <TextField name="price" label={t("price")} description={renew("price-hint")} maw={192} autoComplete="off" />
      <TextareaField
        name="reason"
        label={renew("reason")}
        description={renew("reason-hint")}
        rows={2}
        maxLength={500}
      />
      <TextareaField name="text" label={renew("text")} rows={3} maxLength={4000} />
    </FormShell>
  );
}
