import { Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PaymentMethods } from "@/components/catalogue/payment-methods";
import { PriceTable } from "@/components/catalogue/price-table";
import { StampNote } from "@/components/catalogue/stamp-note";
import { VolumeOffer } from "@/components/catalogue/volume-offer";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import type { Day } from "@/lib/kernel/day";
import { channelFor } from "@/lib/orders/offer";
import { today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.plans"))("title") };
}

export default async function Plans({ params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const t = await getTranslations("shop.plans");
  const plans = plansSold(policy, { act: "activation", channel: "public", on: today() });
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {plans.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          action={<LinkedButton href={`/${seller}/contatti`}>{t("empty.title")}</LinkedButton>}
        >
          {t("empty.text")}
        </EmptyState>
      )}
      {plans.map((plan) => (
        <PlanPrices key={plan.code} seller={seller} policy={policy} plan={plan} on={today()} />
      ))}
      <VolumeOffer seller={seller} offer={policy.catalogue.volumeOffer} />
      <PaymentMethods money={policy.money} />
    </Page>
  );
}

async function PlanPrices({ seller, policy, plan, on }: { seller: string; policy: Policy; plan: Plan; on: Day }) {
  const [t, locale] = await Promise.all([getTranslations("shop"), getLocale()]);
  const sale = { plan: plan.code, channel: "public", on } as const;
  const activations = termsOf(policy, { ...sale, act: "activation" });
  const renewals = termsOf(policy, { ...sale, act: "renewal" });
  const onPaper = channelFor(policy, false, "paper")
    ? termsOf(policy, { ...sale, act: "activation", channel: "paper" })
    : [];
  const name = inLocale(plan.name, locale);
  return (
    <section className="section">
      <Title order={2}>{name}</Title>
      <Text mb="sm">{inLocale(plan.description, locale)}</Text>
      <PriceTable caption={t("plans.activation")} terms={activations} policy={policy} />
      {renewals.length > 0 && <PriceTable caption={t("plans.renewal")} terms={renewals} policy={policy} />}
      <StampNote policy={policy} terms={[...activations, ...renewals, ...onPaper]} />
      <LinkedButton href={`/${seller}/acquista?piano=${plan.code}`}>{t("plan.buy", { plan: name })}</LinkedButton>
      {onPaper.length > 0 && (
        <>
          <PriceTable caption={t("plans.paper")} terms={onPaper} policy={policy} />
          <LinkedButton href={`/${seller}/acquista?piano=${plan.code}&canale=carta`} variant="outline">
            {t("plans.buy-paper", { plan: name })}
          </LinkedButton>
        </>
      )}
    </section>
  );
}
