import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlanForm } from "@/components/purchase/plan-form";
import { offerText } from "@/lib/orders/schema";
import type { Channel } from "@/lib/sellers/policy/common";
import { offersOf } from "../../offers";
import { choosePlanAction } from "../actions";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.plan"))("title") };
}

export default async function PlanPage({ params }: { params: StepParams }) {
  const at = await openStep(params, "piano");
  const [t, locale] = await Promise.all([getTranslations("purchase.plan"), getLocale()]);
  const { seller, token, order, policy } = at.opened;
  return (
    <WizardPage step="piano" at={at} title={t("title")} lead={t("lead")} back={`/${seller}`}>
      <PlanForm
        action={choosePlanAction.bind(null, seller, token)}
        offers={offersOf(policy, order.channel as Channel, locale)}
        chosen={offerText({ plan: order.planCode, termMonths: order.termMonths })}
        submit="continue"
      />
    </WizardPage>
  );
}
