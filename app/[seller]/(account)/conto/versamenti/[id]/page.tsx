import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PayTopUp } from "@/components/payment/pay-top-up";
import { PaymentData } from "@/components/payment/payment-data";
import { ReportForm } from "@/components/payment/report-form";
import { ReportsSent } from "@/components/payment/reports-sent";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { PrintButton } from "@/components/ui/print-button";
import { ownTopUp } from "@/lib/accounts/queries";
import { missingOf } from "@/lib/accounts/top-up";
import { dayInRome, formatDay, instantFromDb, isoDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isSlow } from "@/lib/payments/arrival";
import { isGateway } from "@/lib/payments/payment";
import { reportsOf } from "@/lib/payments/queries/payable";
import { type SlowFacts, slowFacts } from "@/lib/payments/slow-facts";
import { today } from "@/lib/platform/clock";
import { requireUser } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { payTopUp } from "../../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type TopUp = NonNullable<Awaited<ReturnType<typeof ownTopUp>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid"))("title") };
}

/** One top-up: how to pay it, what came, when it was credited. Made to be printed. */
export default async function TopUpPage({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const { userId } = await requireUser(seller);
  const [t, topUp, policy] = await Promise.all([
    getTranslations("prepaid.booked"),
    ownTopUp(seller, userId, id),
    policyOf(seller),
  ]);
  if (!topUp || !policy) notFound();
  const waiting = topUp.state === "booked";
  const asked = { code: topUp.code, amountCents: missingOf(topUp), expiresAt: topUp.expiresAt };
  const facts = waiting ? slowFacts(policy.money, topUp.method, asked) : null;
  const { ricevuta } = await searchParams;
  const said = typeof ricevuta === "string" ? ricevuta : undefined;
  return (
    <Page>
      <PageTitle {...(facts ? { lead: t("lead"), actions: <PrintButton /> } : {})}>
        {t("title", { code: topUp.code })}
      </PageTitle>
      <Standing topUp={topUp} />
      {facts && <SlowWay topUp={topUp} {...{ facts, policy, said }} />}
      {waiting && isGateway(topUp.method) && <ByGateway topUp={topUp} method={topUp.method} />}
      <div className="no-print" style={{ marginTop: "1.5rem" }}>
        <LinkedButton href={`/${seller}/conto`} variant="default">
          {t("back")}
        </LinkedButton>
      </div>
    </Page>
  );
}

async function Standing({ topUp }: { topUp: TopUp }) {
  const [t, locale] = await Promise.all([getTranslations("prepaid.booked"), getLocale()]);
  const received = formatCents(topUp.receivedCents, locale);
  if (topUp.state === "credited") {
    const when = topUp.creditedAt ? formatDay(dayInRome(instantFromDb(topUp.creditedAt))) : "";
    return <Callout kind="good">{t("credited", { when, received })}</Callout>;
  }
  if (topUp.state !== "booked") return <Callout kind="warning">{t(topUp.state)}</Callout>;
  if (topUp.receivedCents === 0) return null;
  return <Callout>{t("partial", { received, missing: formatCents(missingOf(topUp), locale) })}</Callout>;
}

async function SlowWay(props: { topUp: TopUp; facts: SlowFacts; policy: Policy; said: string | undefined }) {
  const { topUp, facts, policy, said } = props;
  const [t, report, reports] = await Promise.all([
    getTranslations("payment.data"),
    getTranslations("payment.report"),
    reportsOf(topUp.sellerId, { topUpId: topUp.id }),
  ]);
  return (
    <>
      <p>{t("code-note")}</p>
      <PaymentData facts={facts} />
      <div className="no-print">
        <Section title={report("title")}>
          <p>{report("lead")}</p>
          <ReportsSent reports={reports} />
          <ReportForm
            seller={topUp.sellerId}
            of={{ topUpId: topUp.id }}
            method={facts.method}
            methods={policy.money.topUpMethods.filter(isSlow)}
            today={isoDay(today())}
            maxMb={policy.identity.maxUploadMb}
            back={`/${topUp.sellerId}/conto/versamenti/${topUp.id}`}
            said={said}
          />
        </Section>
      </div>
    </>
  );
}

async function ByGateway({ topUp, method }: { topUp: TopUp; method: "card" | "paypal" }) {
  const [t, locale] = await Promise.all([getTranslations("prepaid.booked"), getLocale()]);
  const amount = formatCents(missingOf(topUp), locale);
  return (
    <>
      <Callout>{t(method)}</Callout>
      <PayTopUp
        action={payTopUp.bind(null, topUp.sellerId)}
        topUpId={topUp.id}
        label={t(`pay-${method}`, { amount })}
      />
    </>
  );
}
