"use client";
import { useTranslations } from "next-intl";
import { type OfferChoice, OfferField } from "@/components/purchase/offer-field";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

type Props = { action: FormAction; holderId: string; offers: OfferChoice[] };

/** Another mailbox for a customer whose data are known. */
export function StartFor({ action, holderId, offers }: Props) {
  const t = useTranslations("resellers.customers");
  return (
    <FormShell
      action={action}
      namespace="resellers"
      defaultValues={{ holderId, offer: offers[0]?.value ?? "" }}
      submitLabel={t("start")}
    >
      <HiddenField name="holderId" value={holderId} />
      <OfferField offers={offers} />
    </FormShell>
  );
}
