import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { ActivationForm } from "@/components/agreements/activation-form";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { type AgreementArea, agreementArea } from "@/lib/agreements/queries";
import { activationRuns, orderAccount } from "@/lib/agreements/queries/activation";
import { countMembers } from "@/lib/agreements/queries/desk";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { instantFromDb } from "@/lib/kernel/day";
import { offersOf } from "../../../../../(shop)/acquista/offers";
import { deskForPage } from "../open-desk";
import { prepare } from "./actions";

type Props = { params: Promise<{ seller: string; agreement: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activations"))("title") };
}

/** Mailboxes for many members at once: those under way, and a new one. */
export default async function Activations({ params }: Props) {
  const { seller, desk, base } = await deskForPage(params);
  const [t, area, counts, runs] = await Promise.all([
    getTranslations("activations"),
    agreementArea(seller, desk.slug),
    countMembers(seller, desk.id),
    activationRuns(seller, desk.id),
  ]);
  return (
    <Page>
      <PageTitle lead={t("lead", counts)}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="activations" />
      {runs.length > 0 && (
        <Section title={t("runs")}>
          <ul>
            {runs.map(({ run, counts: of }) => (
              <li key={run.id}>
                <Link href={`${base}/attivazioni/${run.id}`}>
                  <Moment value={instantFromDb(run.createdAt)} />
                </Link>
                {`: ${t(`run-states.${run.state}`)}, `}
                {t("summary", { lines: Object.values(of).reduce((sum, n) => sum + n, 0), active: of.active ?? 0 })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("new")}>
        {area?.standing === "open" ? <New seller={seller} area={area} /> : <Callout>{t("closed")}</Callout>}
      </Section>
    </Page>
  );
}

async function New({ seller, area }: { seller: string; area: AgreementArea }) {
  const [t, locale, account] = await Promise.all([
    getTranslations("activations"),
    getLocale(),
    orderAccount(seller, area.id),
  ]);
  const offers = offersOf(area.policy, "agreement", locale);
  if (offers.length === 0) return <Callout>{t("no-offers")}</Callout>;
  return (
    <ActivationForm
      action={prepare.bind(null, seller)}
      agreementId={area.id}
      offers={offers}
      domains={area.policy.names.domains}
      collects={area.deal.terms.collects}
      delegates={area.deal.terms.delegates && area.policy.identity.delegation}
      upload={{ url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: area.policy.identity.maxUploadMb }}
      account={account !== null}
    />
  );
}
