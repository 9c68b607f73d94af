import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AgreementBadge } from "@/components/agreements/agreement-badge";
import { AgreementHistory } from "@/components/agreements/agreement-history";
import css from "@/components/agreements/agreements.module.css";
import { EndAgreement, MakeCodes, PutInForce, RenewAgreement } from "@/components/agreements/desk-acts";
import { Managers } from "@/components/agreements/managers";
import { PriceList } from "@/components/agreements/price-list";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { type AgreementFile, agreementFile } from "@/lib/agreements/queries";
import { payerOf } from "@/lib/agreements/terms";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { account, codes, end, goOn, grant, put, withdraw } from "../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.desk"))("title") };
}

/** One agreement: what was agreed, how it goes, and what the staff may do about it. */
export default async function AgreementPage({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "sales", "back-office", "accounting", "help-desk");
  const [t, agreement, policy] = await Promise.all([
    getTranslations("agreements.desk"),
    agreementFile(seller, id),
    policyOf(seller),
  ]);
  if (!agreement || !policy) notFound();
  const may = hasRight(actorOf(viewer), "keep-agreements");
  return (
    <Page>
      <Link href={`/${seller}/desk/convenzioni`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle actions={<AgreementBadge standing={agreement.standing} />}>{agreement.name}</PageTitle>
      {agreement.endedWhy && <Callout kind="warning">{t("ended-why", { why: agreement.endedWhy })}</Callout>}
      <Facts seller={seller} agreement={agreement} />
      <div className={css.acts}>
        {may && <LinkedButton href={`/${seller}/desk/convenzioni/${id}/modifica`}>{t("edit")}</LinkedButton>}
        {may && (
          <LinkedButton href={`/${seller}/convenzioni/${agreement.slug}/gestione`} variant="outline">
            {t("manage")}
          </LinkedButton>
        )}
        {agreement.standing !== "draft" && (
          <LinkedButton href={`/${seller}/convenzioni/${agreement.slug}`} variant="outline">
            {t("see-area")}
          </LinkedButton>
        )}
      </div>
      <Section title={t("prices")}>
        <PriceList prices={agreement.deal.terms.prices} plans={policy.catalogue.plans} />
      </Section>
      {may && <Acts seller={seller} agreement={agreement} maxUploadMb={policy.identity.maxUploadMb} />}
    </Page>
  );
}

async function Facts({ seller, agreement }: { seller: string; agreement: AgreementFile }) {
  const [t, form] = await Promise.all([getTranslations("agreements.desk"), getTranslations("agreements.form")]);
  const { deal, members, bought, files } = agreement;
  const { terms } = deal;
  const signed = files.findLast(({ kind }) => kind === "signed");
  const delegations = files.filter(({ kind }) => kind === "delegation");
  const proofs = terms.proofs.map((proof) => form(`by-${proof}`)).join(", ");
  return (
    <DescriptionList
      items={[
        { term: t("from"), value: <Day value={deal.validFrom} /> },
        { term: t("to"), value: deal.validTo ? <Day value={deal.validTo} /> : t("no-end") },
        { term: t("payer"), value: t(`payers.${payerOf(terms.prices)}`) },
        { term: form("domains"), value: terms.domains.join(", ") },
        { term: form("proofs"), value: proofs },
        { term: t("members"), value: String(members) },
        { term: t("bought"), value: terms.maxMailboxes ? `${bought} / ${terms.maxMailboxes}` : String(bought) },
        { term: form("after-end"), value: form(`after.${terms.afterEnd}`) },
        {
          term: form("signed"),
          value: signed ? (
            <a href={`/${seller}/api/file/${signed.fileId}?motivo=support`}>{t("open-file")}</a>
          ) : (
            t("not-signed")
          ),
        },
        ...(delegations.length > 0
          ? [{ term: t("delegations"), value: <Delegations seller={seller} files={delegations} /> }]
          : []),
      ]}
    />
  );
}

function Delegations({ seller, files }: { seller: string; files: AgreementFile["files"] }) {
  return files.map(({ id, fileId, at }) => (
    <div key={id}>
      <a href={`/${seller}/api/file/${fileId}?motivo=support`}>
        <Moment value={at} />
      </a>
    </div>
  ));
}

type ActsProps = { seller: string; agreement: AgreementFile; maxUploadMb: number };

async function Acts({ seller, agreement, maxUploadMb }: ActsProps) {
  const t = await getTranslations("agreements.desk");
  const { id, deal } = agreement;
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: maxUploadMb };
  return (
    <>
      {deal.terms.proofs.includes("code") && (
        <Section title={t("codes")}>
          <p>{t("codes-text", agreement.codes)}</p>
          {agreement.codes.free > 0 && (
            <p>
              <a href={`/${seller}/desk/convenzioni/${id}/codici`}>{t("codes-csv")}</a>
            </p>
          )}
          <MakeCodes action={codes.bind(null, seller)} agreementId={id} />
        </Section>
      )}
      <Section title={t("managers")}>
        <Managers
          grant={grant.bind(null, seller)}
          withdraw={withdraw.bind(null, seller)}
          choose={account.bind(null, seller)}
          accountUserId={agreement.accountUserId}
          agreementId={id}
          managers={agreement.managers}
        />
      </Section>
      {deal.state !== "draft" && deal.validTo && (
        <Section title={t("renew")}>
          <p>{t("renew-text")}</p>
          <RenewAgreement action={goOn.bind(null, seller)} agreementId={id} upload={upload} />
          {agreement.renewals.length > 0 && <AgreementHistory seller={seller} renewals={agreement.renewals} />}
        </Section>
      )}
      {deal.state !== "in-force" && (
        <Section title={t("put-in-force")}>
          <p>{t("put-text")}</p>
          <PutInForce action={put.bind(null, seller)} agreementId={id} />
        </Section>
      )}
      {deal.state === "in-force" && <EndAgreement action={end.bind(null, seller)} agreementId={id} />}
    </>
  );
}
