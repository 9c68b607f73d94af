import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PaymentHistory } from "@/components/payment/payment-history";
import { ReceiptsForStaff } from "@/components/payment/receipts-for-staff";
import { CreditPartial, RecordArrivalForm } from "@/components/payment/record-arrival-form";
import { TopUpBadge } from "@/components/payment/top-up-badge";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { shownState, topUpForStaff } from "@/lib/accounts/queries";
import { missingOf } from "@/lib/accounts/top-up";
import { dayInRome, instantFromDb, isoDay } from "@/lib/kernel/day";
import { typedCents } from "@/lib/kernel/money";
import { isSlow } from "@/lib/payments/arrival";
import { reportsForStaff } from "@/lib/payments/queries/desk";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { creditAsItIs, record, refuseReceipt, takeBack } from "../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type TopUp = NonNullable<Awaited<ReturnType<typeof topUpForStaff>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.desk"))("title") };
}

/** One top-up for the staff: what was asked, what came, and the form that records a transfer. */
export default async function TopUpDesk({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, topUp, { registrato }] = await Promise.all([
    getTranslations("prepaid.desk.one"),
    topUpForStaff(seller, id),
    searchParams,
  ]);
  if (!topUp) notFound();
  const [money, reports] = await Promise.all([
    getTranslations("money.order"),
    reportsForStaff(seller, { topUpId: id }),
  ]);
  const own = topUp.userId === viewer.userId;
  return (
    <QuestionPage title={t("title", { code: topUp.code })} backHref={`/${seller}/desk/pagamenti`}>
      {registrato && <Callout kind="good">{t("done")}</Callout>}
      <Facts topUp={topUp} />
      {reports.length > 0 && (
        <Section title={money("receipts")}>
          <ReceiptsForStaff seller={seller} reports={reports} refuse={refuseReceipt.bind(null, seller)} />
        </Section>
      )}
      <Section title={t("history")}>
        <PaymentHistory seller={seller} payments={topUp.payments} takeBack={own ? null : takeBack.bind(null, seller)} />
      </Section>
      {own ? <Callout kind="warning">{t("own")}</Callout> : <Acts topUp={topUp} />}
    </QuestionPage>
  );
}

async function Facts({ topUp }: { topUp: TopUp }) {
  const [t, one] = await Promise.all([getTranslations("prepaid.desk"), getTranslations("prepaid.desk.one")]);
  const missing = missingOf(topUp);
  return (
    <DescriptionList
      items={[
        { term: t("customer"), value: topUp.customer },
        { term: t("state"), value: <TopUpBadge state={shownState(topUp)} /> },
        { term: t("asked"), value: <Money cents={topUp.amountCents} /> },
        { term: t("received"), value: <Money cents={topUp.receivedCents} /> },
        { term: one("missing"), value: missing > 0 && <Money cents={missing} /> },
        { term: t("booked"), value: <Day value={dayInRome(instantFromDb(topUp.bookedAt))} /> },
        { term: one("expires"), value: <Day value={dayInRome(instantFromDb(topUp.expiresAt))} /> },
        { term: one("by"), value: topUp.creditedByName },
      ].map((item) => ({ ...item, value: item.value || null }))}
    />
  );
}

async function Acts({ topUp }: { topUp: TopUp }) {
  const t = await getTranslations("prepaid.desk.one");
  const missing = missingOf(topUp);
  const form = {
    subject: { topUpId: topUp.id },
    method: isSlow(topUp.method) ? topUp.method : ("transfer" as const),
    amount: missing > 0 ? typedCents(missing) : "",
    valueDate: isoDay(today()),
  };
  return (
    <>
      <Section title={t("form")}>
        <RecordArrivalForm action={record.bind(null, topUp.sellerId)} {...form} />
      </Section>
      {shownState(topUp) === "partial" && (
        <Section title={t("short-title")}>
          <CreditPartial
            action={creditAsItIs.bind(null, topUp.sellerId)}
            topUpId={topUp.id}
            receivedCents={topUp.receivedCents}
          />
        </Section>
      )}
    </>
  );
}
