"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import {
  type FormAction,
  FormShell,
  HiddenField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "@/components/ui/form";

type Choice = { value: string; label: string };
/** An agreement that is open, with what it sells and how its members prove to be some. */
export type OpenAgreement = Choice & { offers: Choice[]; proofs: string[] };
type Props = { action: FormAction; requestId: string; agreements: OpenAgreement[] };

const PROOFS = ["number", "certificate"] as const;

/** Opens the order of a member under an agreement, as the request asks. */
export function MemberOrderForm({ action, requestId, agreements }: Props) {
  const t = useTranslations("requests.member-order");
  const help = useTranslations("requests.help");
  const [first] = agreements;
  return (
    <FormShell
      id="carry-out"
      action={action}
      namespace="requests"
      defaultValues={{
        requestId,
        agreementId: first?.value ?? "",
        offer: first?.offers[0]?.value ?? "",
        by: PROOFS.find((proof) => first?.proofs.includes(proof)) ?? "number",
        number: "",
        taxCode: "",
        text: t("words-default"),
      }}
      submitLabel={t("submit")}
    >
      <HiddenField name="requestId" value={requestId} />
      <SelectField
        name="agreementId"
        label={t("agreement")}
        choices={agreements.map(({ value, label }) => ({ value, label }))}
      />
      <Sale agreements={agreements} />
      <TextareaField name="text" label={help("words")} rows={4} maxLength={4000} />
    </FormShell>
  );
}

/** What the agreement chosen sells, and by what it knows its members. */
function Sale({ agreements }: Pick<Props, "agreements">) {
  const t = useTranslations("requests.member-order");
  const chosen: string = useWatch({ name: "agreementId" }) ?? agreements[0]?.value;
  const by: string = useWatch({ name: "by" }) ?? "number";
  const { offers = [], proofs = [] } = agreements.find(({ value }) => value === chosen) ?? {};
  return (
    <>
      <SelectField key={`offer-${chosen}`} name="offer" label={t("offer")} choices={offers} />
      <RadioField
        key={`by-${chosen}`}
        name="by"
        label={t("by")}
        choices={PROOFS.map((value) => ({ value, label: t(`proofs.${value}`), disabled: !proofs.includes(value) }))}
      />
      {by === "number" && (
        <>
          <TextField name="number" label={t("number")} maxLength={30} maw={320} autoComplete="off" />
          <TextField
            name="taxCode"
            label={t("tax-code")}
            maxLength={30}
            maw={320}
            autoComplete="off"
            spellCheck={false}
          />
        </>
      )}
    </>
  );
}
