import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { AgreementRenewalForm } from "@/components/requests/agreement-renewal-form";
import { AgreementRenewals } from "@/components/requests/agreement-renewals";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { worksForOrder } from "@/lib/agreements/queries/desk";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { addMonths, formatDay, formatInstant, isoDay } from "@/lib/kernel/day";
import { renewalsAskedOf } from "@/lib/requests/queries/agreement-renewal";
import { isUndecided } from "@/lib/requests/request";
import { policyOf } from "@/lib/sellers/queries";
import { deskForPage } from "../open-desk";
import { askRenewal } from "./actions";

type Props = { params: Promise<{ seller: string; agreement: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.goes-on"))("title") };
}

/** The professional order asks that its agreement go on, by the paper it signed, and follows what it asked. */
export default async function Renewal({ params }: Props) {
  const { seller, desk, viewer, base } = await deskForPage(params);
  const [t, asked, own, policy] = await Promise.all([
    getTranslations("agreements.goes-on"),
    renewalsAskedOf(seller, desk.id, viewer.userId),
    worksForOrder(viewer, desk.id),
    policyOf(seller),
  ]);
  const waiting = asked.find(({ state }) => isUndecided(state));
  const { validTo } = desk;
  return (
    <Page width="wide">
      <PageTitle lead={validTo ? t("lead", { date: formatDay(validTo) }) : undefined}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="renewal" />
      {!validTo && <Callout>{t("no-end")}</Callout>}
      {waiting && <Callout>{t("waiting", { code: waiting.code, when: formatInstant(waiting.dueAt) })}</Callout>}
      {validTo && !waiting && own && (
        <AgreementRenewalForm
          action={askRenewal.bind(null, seller)}
          agreementId={desk.id}
          validTo={isoDay(addMonths(validTo, 12))}
          upload={{ url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy?.identity.maxUploadMb ?? 10 }}
        />
      )}
      {!own && (
        <Callout>
          <p>{t("staff")}</p>
          <LinkedButton href={`/${seller}/desk/convenzioni/${desk.id}`} variant="outline">
            {t("staff-link")}
          </LinkedButton>
        </Callout>
      )}
      {asked.length > 0 && (
        <Section title={t("asked")}>
          <AgreementRenewals seller={seller} asked={asked} />
        </Section>
      )}
    </Page>
  );
}
