import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HolderForm } from "@/components/purchase/holder-form";
import { DESCRIBED_KINDS } from "@/lib/orders/schema";
import { describeHolderAction } from "../actions";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.holder"))("title") };
}

export default async function HolderPage({ params }: { params: StepParams }) {
  const at = await openStep(params, "titolare");
  const t = await getTranslations("purchase.holder");
  const { seller, token, policy } = at.opened;
  const kinds = DESCRIBED_KINDS.filter((kind) => policy.identity.holderKinds.includes(kind));
  const { holder, billing } = at.draft.answers;
  // A company's own code is asked only where it differs from the VAT number.
  const shown = holder?.kind === "company" && holder.taxCode === holder.vatNumber ? { ...holder, taxCode: "" } : holder;
  return (
    <WizardPage step="titolare" at={at} title={t("title")} lead={t("lead")}>
      <HolderForm
        action={describeHolderAction.bind(null, seller, token)}
        kinds={kinds}
        values={{ holder: shown ?? { kind: kinds[0] }, billing: billing ?? { to: "holder" } }}
      />
    </WizardPage>
  );
}
