import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SentBackList } from "@/components/documents/sent-back-list";
import { CancelForm } from "@/components/purchase/cancel-form";
import { OrderTimeline } from "@/components/purchase/order-timeline";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDay, formatInstant, fromDb } from "@/lib/kernel/day";
import { isOpen } from "@/lib/orders/order";
import { type OpenedOrder, openStatus } from "@/lib/orders/queries";
import { customersTurn, type TimelineAction, timelineOf } from "@/lib/orders/timeline";
import { isSlow } from "@/lib/payments/arrival";
import { cancelOrderAction } from "../../acquista/[token]/actions";
import { openForPage, type StepParams } from "../../acquista/[token]/open-step";
import { CompanyOwing } from "./company-owing";
import { OrderFacts } from "./facts";
import { IntoAccount } from "./into-account";
import { OnPaper } from "./paper";
import { RenewedTogether } from "./together";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.status"))("timeline"), referrer: "no-referrer" };
}

/** The page that mails lead to: how far the order is, and the one thing to do now. */
export default async function OrderPage({ params }: { params: StepParams }) {
  const { seller, token } = await params;
  const opened = await openForPage(seller, token, `/${seller}/ordine/${token}`);
  const [t, status] = await Promise.all([getTranslations("purchase"), openStatus(opened)]);
  const { order } = opened;
  const steps = timelineOf(status.facts);
  const turn = customersTurn(steps);
  const isOver = order.state === "cancelled" || order.state === "expired";
  const reason = status.sentBack.length > 0 && <SentBackList papers={status.sentBack} />;
  return (
    <Page>
      <PageTitle
        lead={isOver ? null : t("status.lead")}
        actions={<StateBadge tone={TONES[order.state]}>{t(`status.states.${order.state}`)}</StateBadge>}
      >
        {order.placedAt ? t("status.title", { code: order.code }) : t("status.title-draft")}
      </PageTitle>
      {order.state === "fulfilled" && status.address && order.kind === "activation" && (
        <Callout kind="good" title={t("status.active.title", { address: status.address })}>
          {t("status.active.text")}
        </Callout>
      )}
      {order.state === "fulfilled" && status.expiresOn && order.kind === "renewal" && (
        <Callout kind="good">
          <strong>{t("status.renewed.title", { day: formatDay(fromDb(status.expiresOn)) })}</strong>
        </Callout>
      )}
      {turn?.action && (
        <Callout kind={turn.state === "failed" ? "warning" : "info"} title={t("status.turn.title")}>
          {turn.action === "documents" && reason}
          {turn.due && <Text mb="sm">{t("status.until", { when: formatInstant(turn.due) })}</Text>}
          <LinkedButton href={pathOf(turn.action, opened)}>{t(`status.turn.${turn.action}`)}</LinkedButton>
        </Callout>
      )}
      <div id="carta">
        <OnPaper opened={opened} status={status} />
      </div>
      {order.holderId && <CompanyOwing seller={opened.seller} holderId={order.holderId} />}
      <Section title={t("status.timeline")}>
        <OrderTimeline steps={steps} {...(reason ? { notes: { reviewed: reason } } : {})} />
      </Section>
      {order.kind === "renewals" && <RenewedTogether opened={opened} />}
      <Section title={t("status.facts")}>
        <OrderFacts opened={opened} status={status} />
      </Section>
      <IntoAccount opened={opened} />
      {isOpen(order.state) && <CancelForm action={cancelOrderAction.bind(null, seller, token)} />}
      {isOver && <LinkedButton href={`/${seller}/acquista`}>{t("status.buy-again")}</LinkedButton>}
    </Page>
  );
}

const TONES = {
  draft: "neutral",
  placed: "waiting",
  settled: "waiting",
  fulfilled: "good",
  cancelled: "neutral",
  expired: "neutral",
} as const;

function pathOf(action: TimelineAction, { seller, token, order }: OpenedOrder): string {
  // Whoever pays the slow way finds the data again, and sends the receipt there.
  if (action === "pay") return `/${seller}/paga/${token}${order.payBy && isSlow(order.payBy) ? "/dati" : ""}`;
  if (action === "papers") return "#carta";
  const step = { continue: "", documents: "/documenti", names: "/nomi" }[action];
  return `/${seller}/acquista/${token}${step}`;
}
