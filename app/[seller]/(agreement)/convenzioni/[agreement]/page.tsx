import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AreaHead } from "@/components/agreements/area-head";
import { MemberForm } from "@/components/agreements/member-form";
import { PriceTable } from "@/components/catalogue/price-table";
import { Callout } from "@/components/ui/callout";
import { Page, Section } from "@/components/ui/page";
import { type AgreementArea, agreementArea } from "@/lib/agreements/queries";
import { payerOf } from "@/lib/agreements/terms";
import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import { formatDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { offersOf } from "../../../(shop)/acquista/offers";
import { startMember } from "./actions";

type Props = { params: Promise<{ seller: string; agreement: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { seller, agreement } = await params;
  return {
    title: (await agreementArea(seller, agreement))?.name ?? (await getTranslations("agreements.area"))("room"),
  };
}

/** The area of a professional order: what its members pay, and how they buy. */
export default async function AgreementAreaPage({ params }: Props) {
  const { seller, agreement } = await params;
  const area = await agreementArea(seller, agreement);
  if (!area) notFound();
  const t = await getTranslations("agreements.area");
  const { standing, deal } = area;
  return (
    <Page>
      <AreaHead seller={seller} {...area} lead={t("lead")} />
      {standing === "open" ? (
        <Open seller={seller} area={area} />
      ) : (
        <Callout kind="warning" title={t(`closed.${standing === "to-come" ? "to-come" : "over"}`)}>
          {t(standing === "to-come" ? "closed.to-come-text" : `closed.after.${deal.terms.afterEnd}`, {
            from: formatDay(deal.validFrom),
          })}
        </Callout>
      )}
    </Page>
  );
}

async function Open({ seller, area }: { seller: string; area: AgreementArea }) {
  const [t, locale] = await Promise.all([getTranslations("agreements.area"), getLocale()]);
  const { slug, policy, deal } = area;
  const offers = offersOf(policy, "agreement", locale);
  const payer = payerOf(deal.terms.prices);
  return (
    <>
      <Section title={t("prices")}>
        {payer !== "member" && <p>{t(`payer.${payer}`)}</p>}
        <Prices policy={policy} locale={locale} />
      </Section>
      <Section title={t("buy")}>
        {offers.length > 0 ? (
          <MemberForm
            action={startMember.bind(null, seller)}
            agreement={slug}
            offers={offers}
            proofs={deal.terms.proofs}
          />
        ) : (
          <Callout>{t("no-offers")}</Callout>
        )}
      </Section>
    </>
  );
}

async function Prices({ policy, locale }: { policy: AgreementArea["policy"]; locale: string }) {
  const t = await getTranslations("agreements.form");
  const sale = { act: "activation" as const, channel: "agreement" as const, on: today() };
  return plansSold(policy, sale).map((plan) => (
    <PriceTable
      key={plan.code}
      caption={`${inLocale(plan.name, locale)}, ${t("activation")}`}
      terms={termsOf(policy, { ...sale, plan: plan.code })}
      policy={policy}
    />
  ));
}
