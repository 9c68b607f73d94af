import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PaperForm } from "@/components/purchase/paper-form";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { inLocale } from "@/lib/i18n/locales";
import { isRefusal } from "@/lib/kernel/refusal";
import { billingParty } from "@/lib/orders/answers";
import { isConsumer } from "@/lib/orders/consents";
import { amountsOwed, offerOf } from "@/lib/orders/offer";
import { nextStep } from "@/lib/orders/steps";
import { today } from "@/lib/platform/clock";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";
import { orderOnPaper } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper.step"))("title"), referrer: "no-referrer" };
}

/** Last step on paper: what is accepted, then the order is made and its form can be printed. */
export default async function PaperStep({ params }: { params: StepParams }) {
  const at = await openStep(params, "modulo");
  const { seller, token, order, policy } = at.opened;
  const step = nextStep(at.draft.progress, order.channel);
  if (step !== "modulo") redirect(`${at.base}/${step}`);
  const { holder, billing } = at.draft.answers;
  const [t, locale] = await Promise.all([getTranslations("paper.step"), getLocale()]);
  const sale = { plan: order.planCode, termMonths: order.termMonths, channel: "paper" as const, on: today() };
  const party = holder && billing ? billingParty(holder, billing) : null;
  const offer = offerOf(policy, sale, party);
  if (isRefusal(offer) || !holder || !billing)
    return (
      <WizardPage step="modulo" at={at} title={t("title")}>
        <Callout kind="warning">
          <p>{t("not-sold")}</p>
          <LinkedButton href={`${at.base}/piano`}>{t("choose-plan")}</LinkedButton>
        </Callout>
      </WizardPage>
    );
  const texts = policy.identity.terms.map(({ code, title }) => ({
    title: inLocale(title, locale),
    href: `/${seller}/condizioni/${code}`,
  }));
  return (
    <WizardPage step="modulo" at={at} title={t("title")} lead={t("lead")}>
      <PaperForm
        action={orderOnPaper.bind(null, seller)}
        token={token}
        totalCents={amountsOwed(offer.sum, party).totalCents}
        consents={{ texts, immediate: isConsumer(holder.kind) }}
      />
    </WizardPage>
  );
}
