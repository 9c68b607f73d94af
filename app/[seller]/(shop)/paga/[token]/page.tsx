import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RenewalItems } from "@/components/mailboxes/bulk/renewal-items";
import { DeadLink } from "@/components/payment/dead-link";
import { OrderSummary } from "@/components/payment/order-summary";
import { PayForm } from "@/components/payment/pay-form";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { linesOf } from "@/lib/invoicing/invoice";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { type RenewalInOrder, renewalsOfOrder } from "@/lib/mailboxes/queries/together";
import { type OpenedOrder, openOrder } from "@/lib/orders/queries";
import { isSlow } from "@/lib/payments/arrival";
import { orderSubject, payingAccount } from "@/lib/payments/queries";
import { mayKeepCard, waysToPay } from "@/lib/payments/ways";
import { currentViewer, requireUser } from "@/lib/platform/session";
import { pay } from "./actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payment"))("title"), referrer: "no-referrer" };
}

/** Pays a placed order by its private link: a renewal, or a purchase whose payment was left. */
export default async function PayByLink({ params }: Props) {
  const { seller, token } = await params;
  const opened = await openOrder(seller, token, await currentViewer(seller));
  if (opened === "sign-in") await requireUser(seller, `/${seller}/paga/${token}`);
  if (!opened || opened === "sign-in") return <DeadLink seller={seller} />;
  const { order } = opened;
  if (order.state === "draft") redirect(`/${seller}/acquista/${token}/pagamento`);
  if (order.state !== "placed") redirect(`/${seller}/ordine/${token}`);
  return <Pay opened={opened} />;
}

async function Pay({ opened }: { opened: OpenedOrder }) {
  const { seller, token, order, policy } = opened;
  const [t, subject, account] = await Promise.all([
    getTranslations("payment"),
    orderSubject(order),
    payingAccount(opened.actor, order),
  ]);
  const ways = waysToPay(policy.money, order.channel, account !== null);
  const together = await getTranslations("renewals.together");
  const items = order.kind === "renewals" ? await renewalsOfOrder(seller, order.id) : [];
  const summary = {
    facts: [
      { term: t("summary.mailbox"), value: subject.address },
      { term: t("summary.holder"), value: subject.holderName },
    ],
    lines: items.length > 0 ? [await togetherLine(order, items)] : linesOf(order.lines),
    netCents: order.netCents,
    vatCents: order.vatCents,
    totalCents: order.totalCents,
    receivedCents: order.receivedCents,
    newExpiry: order.newExpiry ? isoDay(fromDb(order.newExpiry)) : undefined,
  };
  const topUpHref = `/${seller}/conto/versa`;
  const slow = order.payBy && isSlow(order.payBy) ? order.payBy : null;
  return (
    <QuestionPage
      title={titleOf(order, t("renewal-title"), together("pay-title")) ?? t("pay-title", { code: order.code })}
      lead={t("lead")}
      backHref={`/${seller}/ordine/${token}`}
    >
      {items.length > 0 && (
        <Section title={together("items")}>
          <RenewalItems items={items} brief />
        </Section>
      )}
      <OrderSummary summary={summary} />
      {slow && (
        <Callout title={t(`data.chosen.${slow}`)}>
          <LinkedButton href={`/${seller}/paga/${token}/dati`}>{t("data.open")}</LinkedButton>
        </Callout>
      )}
      {ways.length === 0 ? (
        <Callout kind="warning" title={t("no-way.title")}>
          {t("no-way.text")}
        </Callout>
      ) : (
        <PayForm
          action={pay.bind(null, seller)}
          consents={null}
          totalCents={order.totalCents - order.receivedCents}
          chosen={order.payBy}
          balanceCents={account?.balanceCents ?? null}
          others={account?.others ?? []}
          mayKeepCard={mayKeepCard(policy, order, account !== null)}
          {...{ token, ways, topUpHref }}
        />
      )}
    </QuestionPage>
  );
}

const titleOf = ({ kind }: OpenedOrder["order"], one: string, several: string): string | null =>
  kind === "renewal" ? one : kind === "renewals" ? several : null;

/** Renewals of several mailboxes in one line: each stands in the table above, with its own price. */
async function togetherLine({ netCents, lines }: OpenedOrder["order"], items: readonly RenewalInOrder[]) {
  const t = await getTranslations("renewals.together");
  const count = items.filter(({ leftOut }) => !leftOut).length;
  return { description: t("count", { count }), netCents, vatBps: linesOf(lines)[0]?.vatBps ?? 0 };
}
