import { Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/catalogue/catalogue.module.css";
import { AtHand, HowItWorks } from "@/components/catalogue/how-it-works";
import { NameCheck } from "@/components/catalogue/name-check";
import { PlanCard } from "@/components/catalogue/plan-card";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, Section } from "@/components/ui/page";
import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import { today } from "@/lib/platform/clock";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.home"))("title") };
}

export default async function ShopHome({ params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, locale] = await Promise.all([getTranslations("shop.home"), getLocale()]);
  const sale = { act: "activation", channel: "public", on: today() } as const;
  const plans = plansSold(policy, sale);
  return (
    <Page>
      <div className={css.hero}>
        <div>
          <Title order={1}>{t("title")}</Title>
          <Text size="lg" mt="sm">
            {inLocale(policy.brand.tagline, locale)}
          </Text>
        </div>
        <NameCheck seller={seller} domains={policy.names.domains} />
      </div>
      {plans.length > 0 && (
        <Section title={t("plans")} actions={<a href={`/${seller}/piani`}>{t("all-plans")}</a>}>
          <div className={css.cards}>
            {plans.map((plan) => (
              <PlanCard
                key={plan.code}
                plan={plan}
                terms={termsOf(policy, { ...sale, plan: plan.code })}
                policy={policy}
                domains={policy.names.domains}
                buyHref={`/${seller}/acquista?piano=${plan.code}`}
              />
            ))}
          </div>
        </Section>
      )}
      <HowItWorks reviewHours={policy.service.promises.reviewHours} />
      <div className={css.two}>
        <AtHand documents={policy.identity.documents} />
        <section className="panel">
          <Title order={2} size="h3">
            {t("renew.title")}
          </Title>
          <Text my="sm">{t("renew.text")}</Text>
          <LinkedButton href={`/${seller}/rinnova`} variant="outline">
            {t("renew.button")}
          </LinkedButton>
        </section>
      </div>
    </Page>
  );
}
