"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import { AddressFields } from "@/components/purchase/address-fields";
import { type OfferChoice, OfferField } from "@/components/purchase/offer-field";
import {
  CheckboxField,
  type FormAction,
  FormShell,
  HiddenField,
  RadioField,
  SelectField,
  TextField,
} from "@/components/ui/form";

type Props = {
  action: FormAction;
  agreementId: string;
  offers: OfferChoice[];
  domains: readonly string[];
  /** The professional order may keep its members' papers. */
  collects: boolean;
  /** It may sign for them, by their delegations. */
  delegates: boolean;
  /** It has an account to pay from. */
  account: boolean;
  upload: UploadTarget;
};
type Papers = "collected" | "delegated" | "link";

const OFFICE = {
  address: { street: "", cap: "", city: "", province: "" },
  phone: "",
  email: "",
  taxCode: "",
};

/** Which members get what, who pays, who has the papers. */
export function ActivationForm(props: Props) {
  const { action, agreementId, offers, domains, collects, delegates, account, upload } = props;
  const t = useTranslations("activations.form");
  const ways: Papers[] = [
    ...(collects ? ["collected" as const] : []),
    ...(delegates ? ["delegated" as const] : []),
    "link",
  ];
  const [papers = "link"] = ways;
  const pays = account ? "prepaid" : "member";
  return (
    <FormShell
      action={action}
      namespace="activations"
      defaultValues={{
        agreementId,
        offer: offers[0]?.value ?? "",
        domain: domains[0] ?? "",
        q: "",
        papers,
        pays,
        together: false,
        office: OFFICE,
        delegation: "",
      }}
      submitLabel={t("submit")}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <OfferField offers={offers} />
      {domains.length > 1 ? (
        <SelectField
          name="domain"
          label={t("domain")}
          choices={domains.map((value) => ({ value, label: `@${value}` }))}
        />
      ) : (
        <HiddenField name="domain" value={domains[0] ?? ""} />
      )}
      <TextField
        name="q"
        label={t("q")}
        description={t("q-hint")}
        maxLength={100}
        maw={320}
        optional
        autoComplete="off"
      />
      <RadioField
        name="papers"
        label={t("papers")}
        choices={ways.map((value) => ({
          value,
          label: t(`papers-of.${value}`),
          description: t(`papers-hint.${value}`),
        }))}
      />
      <Rest account={account} upload={upload} first={{ papers, pays }} />
    </FormShell>
  );
}

type Rest = Pick<Props, "account" | "upload"> & { first: { papers: Papers; pays: string } };

/** The delegations, who pays, and where the professional order is reached when it pays or answers for its members. */
function Rest({ account, upload, first }: Rest) {
  const t = useTranslations("activations.form");
  const papers: string = useWatch({ name: "papers" }) ?? first.papers;
  const pays: string = useWatch({ name: "pays" }) ?? first.pays;
  return (
    <>
      {papers === "delegated" && (
        <FileAnswer name="delegation" label={t("delegation")} description={t("delegation-hint")} upload={upload} />
      )}
      <RadioField
        name="pays"
        label={t("pays")}
        choices={(["prepaid", "member"] as const).map((value) => ({
          value,
          label: t(`pays-of.${value}`),
          disabled: value === "prepaid" && !account,
        }))}
      />
      {pays === "prepaid" && <CheckboxField name="together" label={t("together")} description={t("together-hint")} />}
      {(papers !== "link" || pays === "prepaid") && <OfficeFields />}
    </>
  );
}

function OfficeFields() {
  const t = useTranslations("activations.form");
  return (
    <fieldset className="fieldset">
      <legend>{t("office")}</legend>
      <p>{t("office-hint")}</p>
      <AddressFields at="office.address" />
      <TextField name="office.phone" label={t("phone")} type="tel" maxLength={40} maw={320} autoComplete="tel" />
      <TextField name="office.email" label={t("email")} type="email" maxLength={300} maw={320} autoComplete="email" />
      <TextField
        name="office.taxCode"
        label={t("tax-code")}
        maxLength={40}
        maw={320}
        autoComplete="off"
        spellCheck={false}
      />
    </fieldset>
  );
}
