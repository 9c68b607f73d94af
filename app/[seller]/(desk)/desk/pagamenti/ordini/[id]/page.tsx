import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StandingBadge } from "@/components/payment/order-money-table";
import { PaymentHistory } from "@/components/payment/payment-history";
import { ReceiptsForStaff } from "@/components/payment/receipts-for-staff";
import { RecordArrivalForm } from "@/components/payment/record-arrival-form";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { dayInRome, instantFromDb, isoDay } from "@/lib/kernel/day";
import { typedCents } from "@/lib/kernel/money";
import { isSlow } from "@/lib/payments/arrival";
import { proformaNumber } from "@/lib/payments/proforma";
import { orderMoneyForStaff, reportsForStaff } from "@/lib/payments/queries/desk";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { record, refuseReceipt, takeBack } from "../../actions";
import { WriteOffs } from "./write-off";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Order = NonNullable<Awaited<ReturnType<typeof orderMoneyForStaff>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.orders"))("title") };
}

/** The money of one order: what was asked, what came, the receipts, and the form that records what arrived. */
export default async function OrderMoney({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, order, { registrato }] = await Promise.all([
    getTranslations("money.order"),
    orderMoneyForStaff(seller, id),
    searchParams,
  ]);
  if (!order) notFound();
  const reports = await reportsForStaff(seller, { orderId: id });
  const own = order.userId === viewer.userId;
  return (
    <QuestionPage title={t("title", { code: order.code })} backHref={`/${seller}/desk/pagamenti/ordini`}>
      {registrato && <Callout kind="good">{t("done")}</Callout>}
      {own && <Callout kind="warning">{t("own")}</Callout>}
      <Facts order={order} />
      {reports.length > 0 && (
        <Section title={t("receipts")}>
          <ReceiptsForStaff seller={seller} reports={reports} refuse={refuseReceipt.bind(null, seller)} />
        </Section>
      )}
      <Section title={t("history")}>
        <PaymentHistory
          seller={seller}
          payments={order.payments.filter(({ state }) => state === "succeeded")}
          takeBack={own ? null : takeBack.bind(null, seller)}
        />
      </Section>
      {!own && <Record order={order} />}
      <WriteOffs order={order} viewer={viewer} />
    </QuestionPage>
  );
}

async function Facts({ order }: { order: Order }) {
  const [t, methods] = await Promise.all([getTranslations("money.orders"), getTranslations("payment.methods")]);
  const { proforma } = order;
  return (
    <>
      <DescriptionList
        items={[
          { term: t("customer"), value: order.holder?.displayName ?? null },
          { term: t("state"), value: <StandingBadge standing={order.standing} /> },
          { term: t("method"), value: order.payBy && methods(order.payBy) },
          { term: t("total"), value: <Money cents={order.totalCents} /> },
          { term: t("received"), value: order.receivedCents > 0 && <Money cents={order.receivedCents} /> },
          { term: t("until"), value: order.expiresAt && <Day value={dayInRome(instantFromDb(order.expiresAt))} /> },
          { term: t("begun"), value: order.startedAt && <Day value={dayInRome(instantFromDb(order.startedAt))} /> },
          { term: t("proforma"), value: proforma && proformaNumber(proforma) },
        ].map((item) => ({ ...item, value: item.value || null }))}
      />
      <LinkedButton href={`/${order.sellerId}/desk/ordini/${order.id}`} variant="default">
        {t("open")}
      </LinkedButton>
    </>
  );
}

async function Record({ order }: { order: Order }) {
  const t = await getTranslations("money.order");
  const missing = order.state === "placed" ? order.totalCents - order.receivedCents : 0;
  return (
    <Section title={t("form")}>
      <p>{t(missing > 0 ? "form-note" : "form-late")}</p>
      <RecordArrivalForm
        action={record.bind(null, order.sellerId)}
        subject={{ orderId: order.id }}
        method={order.payBy && isSlow(order.payBy) ? order.payBy : "transfer"}
        amount={missing > 0 ? typedCents(missing) : ""}
        valueDate={isoDay(today())}
      />
    </Section>
  );
}
