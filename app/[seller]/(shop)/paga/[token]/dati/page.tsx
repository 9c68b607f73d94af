import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/payment/dead-link";
import { PaymentData } from "@/components/payment/payment-data";
import { ReportForm } from "@/components/payment/report-form";
import { ReportsSent } from "@/components/payment/reports-sent";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { PrintButton } from "@/components/ui/print-button";
import { isoDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { type OpenedOrder, openOrder } from "@/lib/orders/queries";
import { isSlow } from "@/lib/payments/arrival";
import { reportsOf } from "@/lib/payments/queries/payable";
import { hasProforma } from "@/lib/payments/queries/proforma";
import { type SlowFacts, slowFacts } from "@/lib/payments/slow-facts";
import { methodsOf } from "@/lib/payments/ways";
import { today } from "@/lib/platform/clock";
import { currentViewer, requireUser } from "@/lib/platform/session";

type Props = {
  params: Promise<{ seller: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payment.data"))("title"), referrer: "no-referrer" };
}

/** How to pay an order by transfer, slip or cheque, to be printed too; and the receipt, once it is paid. */
export default async function PaymentDataPage({ params, searchParams }: Props) {
  const { seller, token } = await params;
  const opened = await openOrder(seller, token, await currentViewer(seller));
  if (opened === "sign-in") await requireUser(seller, `/${seller}/paga/${token}/dati`);
  if (!opened || opened === "sign-in") return <DeadLink seller={seller} />;
  const { order, policy } = opened;
  if (order.state === "draft") redirect(`/${seller}/acquista/${token}/pagamento`);
  if (order.state !== "placed" && order.state !== "expired") redirect(`/${seller}/ordine/${token}`);
  const amountCents = order.totalCents - order.receivedCents;
  const asked = { code: order.code, amountCents, expiresAt: order.expiresAt };
  const facts = slowFacts(policy.money, order.payBy, asked);
  if (!facts) redirect(`/${seller}/paga/${token}`);
  const { ricevuta } = await searchParams;
  return <HowToPay opened={opened} facts={facts} said={typeof ricevuta === "string" ? ricevuta : undefined} />;
}

type Shown = { opened: OpenedOrder; facts: SlowFacts; said: string | undefined };

async function HowToPay({ opened, facts, said }: Shown) {
  const { seller, token, order } = opened;
  const [t, locale, proforma] = await Promise.all([
    getTranslations("payment.data"),
    getLocale(),
    hasProforma(seller, order.id),
  ]);
  const waits = order.state === "placed";
  return (
    <Page>
      <PageTitle lead={t(`lead.${facts.method}`)} actions={<PrintButton />}>
        {t("title-of", { code: order.code })}
      </PageTitle>
      {!waits && <Callout kind="warning">{t("expired")}</Callout>}
      {order.startedAt && <Callout>{t("begun")}</Callout>}
      {order.receivedCents > 0 && (
        <Callout>
          {t("partial", {
            received: formatCents(order.receivedCents, locale),
            missing: formatCents(facts.amountCents, locale),
          })}
        </Callout>
      )}
      <p>{t("code-note")}</p>
      <PaymentData facts={facts} />
      <div className="page-actions no-print" style={{ marginBottom: "1.5rem" }}>
        {proforma && (
          <Button component="a" href={`/${seller}/paga/${token}/proforma`} variant="default" download>
            {t("proforma")}
          </Button>
        )}
        {waits && (
          <LinkedButton href={`/${seller}/paga/${token}`} variant="default">
            {t("other")}
          </LinkedButton>
        )}
        <LinkedButton href={`/${seller}/ordine/${token}`} variant="default">
          {t("order")}
        </LinkedButton>
      </div>
      <Report {...{ opened, facts, said }} />
    </Page>
  );
}

async function Report({ opened, facts, said }: Shown) {
  const { seller, token, order, policy } = opened;
  const [t, reports] = await Promise.all([getTranslations("payment.report"), reportsOf(seller, { orderId: order.id })]);
  return (
    <div className="no-print">
      <Section title={t("title")}>
        <p>{t(policy.money.startsOn[facts.method] === "receipt" ? "lead-begins" : "lead")}</p>
        <ReportsSent reports={reports} />
        <ReportForm
          seller={seller}
          of={{ token }}
          method={facts.method}
          methods={methodsOf(policy.money, order.channel).filter(isSlow)}
          today={isoDay(today())}
          maxMb={policy.identity.maxUploadMb}
          back={`/${seller}/paga/${token}/dati`}
          said={said}
        />
      </Section>
    </div>
  );
}
