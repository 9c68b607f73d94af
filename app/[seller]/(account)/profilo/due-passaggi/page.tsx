import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Enrol } from "@/components/customers/enrol";
import { SecondFactorOn } from "@/components/customers/second-factor-on";
import { StartForm } from "@/components/customers/start-form";
import { Callout } from "@/components/ui/callout";
import { QuestionPage } from "@/components/ui/question-page";
import { securityView } from "@/lib/customers/queries/security";
import { offeredSecret } from "@/lib/customers/queries/sign-in";
import { totpQr } from "@/lib/customers/totp-qr";
import { policyOf } from "@/lib/sellers/queries";
import { askCodesEverywhere, enrolFromProfile, newCodes, startSecondFactor, stopSecondFactor } from "../actions";
import { requireProved } from "../proved";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.second-factor"))("title") };
}

/** The second factor of one's own: turning it on, its codes for paper, turning it off. */
export default async function SecondFactorPage({ params, searchParams }: Props) {
  const [{ seller }, { esito }, t] = await Promise.all([params, searchParams, getTranslations("access.second-factor")]);
  const [viewer, policy] = [await requireProved(seller, "due-passaggi"), await policyOf(seller)];
  if (!policy) notFound();
  const { secondFactor } = await securityView(viewer, policy.access);
  if (!secondFactor.may && !secondFactor.on) notFound();
  const offered = await offeredSecret(seller, viewer.userId, policy.brand.name);
  const back = `/${seller}/profilo`;
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={back}>
      {esito === "disattivata" && <Callout kind="good">{t("off")}</Callout>}
      {!secondFactor.on && !offered && (
        <StartForm id="start" action={startSecondFactor.bind(null, seller)} label={t("start")} />
      )}
      {(offered || secondFactor.on) && (
        <Enrol
          action={enrolFromProfile.bind(null, seller)}
          offered={offered && { spelled: offered.spelled, qr: totpQr(offered.address) }}
          goOn={back}
          settled
          seller={policy.brand.name}
        />
      )}
      {secondFactor.on && (
        <SecondFactorOn
          seller={policy.brand.name}
          facts={secondFactor}
          renew={newCodes.bind(null, seller)}
          forget={askCodesEverywhere.bind(null, seller)}
          turnOff={stopSecondFactor.bind(null, seller)}
        />
      )}
      {secondFactor.on && secondFactor.must && <Text mt="lg">{t("must")}</Text>}
    </QuestionPage>
  );
}
