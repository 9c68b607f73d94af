"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { type OfferChoice, OfferField } from "./offer-field";

type Props = {
  action: FormAction;
  offers: OfferChoice[];
  /** "plan/months" already chosen. */
  chosen: string | undefined;
  /** A name thought of on the way here; asked for only when the purchase begins. */
  wish?: string | undefined;
  submit: "start" | "continue";
  /** It begins a purchase on paper. */
  paper?: boolean;
};

/** Plan and term; with a wish, it is carried along as the first choice of the names. */
export function PlanForm({ action, offers, chosen, wish, submit, paper = false }: Props) {
  const t = useTranslations("purchase.start");
  const common = useTranslations("common");
  return (
    <FormShell
      action={action}
      namespace="purchase"
      defaultValues={{ offer: chosen ?? offers[0]?.value ?? "", ...(wish ? { name: wish } : {}) }}
      submitLabel={submit === "start" ? t("submit") : common("continue")}
    >
      {paper && <HiddenField name="channel" value="paper" />}
      <OfferField offers={offers} />
      {wish && <TextField name="name" label={t("wish")} maxLength={64} autoComplete="off" spellCheck={false} />}
    </FormShell>
  );
}
