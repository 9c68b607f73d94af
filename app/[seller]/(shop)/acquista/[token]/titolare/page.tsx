import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HolderForm } from "@/components/purchase/holder-form";
import { foreignCountries } from "@/lib/kernel/countries";
import { kindsFor } from "@/lib/orders/offer";
import { describeHolderAction } from "../actions";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.holder"))("title") };
}

export default async function HolderPage({ params }: { params: StepParams }) {
  const at = await openStep(params, "titolare");
  const [t, locale] = await Promise.all([getTranslations("purchase.holder"), getLocale()]);
  const { seller, token, policy, order } = at.opened;
  const kinds = kindsFor(policy, order.planCode);
  const abroad = kinds.some((kind) => kind.startsWith("foreign-"));
  const { holder, billing } = at.draft.answers;
  // A company's own code is asked only where it differs from the VAT number.
  const shown = holder?.kind === "company" && holder.taxCode === holder.vatNumber ? { ...holder, taxCode: "" } : holder;
  return (
    <WizardPage step="titolare" at={at} title={t("title")} lead={t("lead")}>
      <HolderForm
        action={describeHolderAction.bind(null, seller, token)}
        kinds={kinds}
        documents={policy.identity.documents}
        countries={abroad ? foreignCountries(locale).map(({ code, name }) => ({ value: code, label: name })) : []}
        formationDays={policy.identity.beingFormed.days}
        values={{ holder: shown ?? { kind: kinds[0], splitPayment: true }, billing: billing ?? { to: "holder" } }}
      />
    </WizardPage>
  );
}
