import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MissingList } from "@/components/documents/missing-list";
import { RecordArrivalForm } from "@/components/payment/record-arrival-form";
import { OrderTimeline } from "@/components/purchase/order-timeline";
import { PapersTaken } from "@/components/purchase/papers-taken";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { papersView } from "@/lib/documents/queries";
import { dayInRome, formatInstant, isoDay, ROME } from "@/lib/kernel/day";
import { typedCents } from "@/lib/kernel/money";
import { type OpenedOrder, openStatus } from "@/lib/orders/queries";
import { paperOrder } from "@/lib/orders/queries/paper";
import { timelineOf } from "@/lib/orders/timeline";
import { SLOW_METHODS } from "@/lib/payments/arrival";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { Drops } from "../../../../(shop)/acquista/[token]/documenti/drops";
import { record } from "../../pagamenti/actions";
import { registerArrival } from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper.desk"))("title") };
}

/** One order on paper: its scans, what stands on the identity document, and when the papers arrived. */
export default async function PaperOrderPage({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const actor = actorOf(viewer);
  const [t, found, policy] = await Promise.all([
    getTranslations("paper.desk"),
    paperOrder(seller, id),
    policyOf(seller),
  ]);
  if (!found || !policy) notFound();
  const { order, token } = found;
  const opened: OpenedOrder = { seller, token: token ?? "", policy, order, actor };
  const status = await openStatus(opened);
  const may = hasRight(actor, "register-papers");
  return (
    <Page>
      <Link href={`/${seller}/desk/carta`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle
        actions={
          <LinkedButton href={`/${seller}/desk/ordini/${id}`} variant="default">
            {t("order")}
          </LinkedButton>
        }
      >
        {t("title-of", { code: order.code })}
      </PageTitle>
      <DescriptionList
        items={[
          { term: t("holder"), value: status.holderName },
          { term: t("address"), value: status.address },
          { term: t("total"), value: <Money cents={order.totalCents} /> },
        ]}
      />
      {order.papersArrivedAt || status.facts.review ? (
        <Callout kind="good">
          {t("registered", {
            when: status.facts.papers?.arrivedAt ? formatInstant(status.facts.papers.arrivedAt) : "",
            due: status.facts.papers?.dueAt ? formatInstant(status.facts.papers.dueAt) : "",
          })}
        </Callout>
      ) : (
        may && <Envelope opened={opened} />
      )}
      {order.state === "placed" && hasRight(actor, "record-payments") && (
        <Section title={t("money")}>
          <RecordArrivalForm
            action={record.bind(null, seller)}
            subject={{ orderId: id }}
            method={SLOW_METHODS.find((method) => method === order.payBy) ?? "transfer"}
            amount={typedCents(order.totalCents - order.receivedCents)}
            valueDate={isoDay(dayInRome(now()))}
          />
        </Section>
      )}
      <Section title={t("progress")}>
        <OrderTimeline steps={timelineOf(status.facts)} />
      </Section>
    </Page>
  );
}

async function Envelope({ opened }: { opened: OpenedOrder }) {
  const [t, view] = await Promise.all([getTranslations("paper.desk"), papersView(opened)]);
  const at = now();
  const time = at.toZonedDateTimeISO(ROME).toPlainTime().toString({ smallestUnit: "minute" });
  return (
    <>
      <Section title={t("scans")}>
        <p>{t("scans-text")}</p>
        <Drops opened={opened} kinds={view.papers.asked} documents={view.documents} />
        <MissingList kinds={view.missing} />
      </Section>
      <Section title={t("arrival")}>
        <PapersTaken
          action={registerArrival.bind(null, opened.seller)}
          orderId={opened.order.id}
          identity={view.identity}
          arrived={{ on: isoDay(dayInRome(at)), at: time }}
        />
      </Section>
    </>
  );
}
