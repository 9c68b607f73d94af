import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CreditLimitForm } from "@/components/payment/credit-limit-form";
import { PayCommission, ResumeReseller, SuspendReseller } from "@/components/resellers/desk-acts";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { typedCents } from "@/lib/kernel/money";
import { prepaidBalance } from "@/lib/payments/queries";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { type ResellerFile, resellerFile } from "@/lib/resellers/queries";
import { areaCounts } from "@/lib/resellers/queries/area";
import { owedToReseller } from "@/lib/resellers/queries/commission";
import { policyOf } from "@/lib/sellers/queries";
import { setCredit } from "../../pagamenti/actions";
import { pay, resume, suspend } from "../actions";
import { TheForm } from "../the-form";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.desk"))("name") };
}

/** One reseller: how it stands, what was agreed, and what the staff may do about it. */
export default async function ResellerPage({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "sales", "back-office", "accounting", "help-desk");
  const [t, reseller, policy] = await Promise.all([
    getTranslations("resellers.desk"),
    resellerFile(seller, id),
    policyOf(seller),
  ]);
  if (!reseller || !policy) notFound();
  const owed = await owedToReseller(seller, reseller.id);
  const badge = (
    <StateBadge tone={reseller.state === "active" ? "good" : "warning"}>{t(`states.${reseller.state}`)}</StateBadge>
  );
  return (
    <Page>
      <Link href={`/${seller}/desk/rivenditori`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle actions={badge}>{reseller.name}</PageTitle>
      {reseller.suspendedWhy && <Callout kind="warning">{t("suspended-why", { why: reseller.suspendedWhy })}</Callout>}
      <Facts seller={seller} reseller={reseller} owed={owed} ledger={hasRight(actorOf(viewer), "grant-credit")} />
      {hasRight(actorOf(viewer), "grant-credit") && owed > 0 && (
        <Section title={t("pay")}>
          <PayCommission key={owed} action={pay.bind(null, seller)} resellerId={id} owed={typedCents(owed)} />
        </Section>
      )}
      {hasRight(actorOf(viewer), "keep-resellers") && (
        <>
          <Section title={t("terms")}>
            <TheForm seller={seller} policy={policy} reseller={reseller} />
          </Section>
          {reseller.state === "active" ? (
            <SuspendReseller action={suspend.bind(null, seller)} resellerId={id} />
          ) : (
            <Section title={t("resume")}>
              <ResumeReseller action={resume.bind(null, seller)} resellerId={id} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

interface FactsShown {
  seller: string;
  reseller: ResellerFile;
  /** Commission not paid yet, in cents. */
  owed: number;
  ledger: boolean;
}

async function Facts({ seller, reseller, owed, ledger }: FactsShown) {
  const { userId, login } = reseller;
  const [t, words, money, counts] = await Promise.all([
    getTranslations("resellers.desk"),
    getTranslations("money.ledger"),
    prepaidBalance(seller, userId),
    areaCounts({ seller, userId }),
  ]);
  return (
    <>
      <DescriptionList
        items={[
          { term: t("login"), value: `${login.displayName} (${login.userName})` },
          { term: t("customers"), value: String(counts.customers) },
          { term: t("mailboxes"), value: String(counts.mailboxes) },
          { term: t("balance"), value: <Money cents={money.balanceCents} /> },
          { term: t("spendable"), value: <Money cents={money.spendableCents} /> },
          { term: t("owed"), value: <Money cents={owed} /> },
        ]}
      />
      {ledger && (
        <Section title={words("credit")}>
          <CreditLimitForm
            action={setCredit.bind(null, seller)}
            userId={userId}
            limit={typedCents(money.spendableCents - money.balanceCents)}
          />
          <p>
            <Link href={`/${seller}/desk/pagamenti/conti?q=${encodeURIComponent(login.displayName)}`}>
              {t("account")}
            </Link>
          </p>
        </Section>
      )}
    </>
  );
}
