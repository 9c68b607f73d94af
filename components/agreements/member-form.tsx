"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type OfferChoice, OfferField } from "@/components/purchase/offer-field";
import { type FormAction, FormShell, HiddenField, RadioField, TextField } from "@/components/ui/form";
import type { Proof } from "@/lib/agreements/terms";

type Props = { action: FormAction; agreement: string; offers: OfferChoice[]; proofs: readonly Proof[] };

/** What to buy, and the proof that one is a member. */
export function MemberForm({ action, agreement, offers, proofs }: Props) {
  const t = useTranslations("agreements.area");
  const [first = "number"] = proofs;
  return (
    <FormShell
      action={action}
      namespace="agreements"
      defaultValues={{ agreement, by: first, number: "", taxCode: "", code: "", offer: offers[0]?.value ?? "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="agreement" value={agreement} />
      <OfferField offers={offers} />
      {proofs.length > 1 ? (
        <RadioField
          name="by"
          label={t("proof")}
          choices={proofs.map((value) => ({ value, label: t(`proofs.${value}`) }))}
        />
      ) : (
        <HiddenField name="by" value={first} />
      )}
      <ProofFields first={first} />
    </FormShell>
  );
}

function ProofFields({ first }: { first: Proof }) {
  const t = useTranslations("agreements.area");
  const by: Proof = useWatch({ name: "by" }) ?? first;
  if (by === "certificate") return <p>{t("certificate-hint")}</p>;
  if (by === "code")
    return (
      <TextField
        name="code"
        label={t("code")}
        description={t("code-hint")}
        maxLength={40}
        maw={320}
        autoComplete="off"
        spellCheck={false}
      />
    );
  return (
    <>
      <TextField name="number" label={t("number")} maxLength={30} maw={320} autoComplete="off" spellCheck={false} />
      <TextField name="taxCode" label={t("tax-code")} maxLength={30} maw={320} autoComplete="off" spellCheck={false} />
    </>
  );
}
