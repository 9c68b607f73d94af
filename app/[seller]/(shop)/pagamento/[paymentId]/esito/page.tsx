import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/payment/dead-link";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { instantFromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { type Outcome, outcomeOf } from "@/lib/payments/outcome";
import { orderLinkId, paymentToShow, type ShownPayment } from "@/lib/payments/queries";
import { tokenOf } from "@/lib/platform/links";
import { actorOf, currentViewer } from "@/lib/platform/session";

type Props = {
  params: Promise<{ seller: string; paymentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payment.outcome.title"))("pending"), referrer: "no-referrer" };
}

const KIND = { succeeded: "good", credited: "info", pending: "info", unknown: "info" } as const;

/** Where the browser comes back from the bank: asks the bank how it ended, and says where to go on. */
export default async function PaymentOutcome({ params, searchParams }: Props) {
  const { seller, paymentId } = await params;
  const { t: given, annullato } = await searchParams;
  const by = { token: typeof given === "string" ? given : undefined, actor: actorOf(await currentViewer(seller)) };
  if (!(await paymentToShow(seller, paymentId, by))) return <DeadLink seller={seller} />;
  const asked = await confirmPayment(seller, paymentId);
  const payment = await paymentToShow(seller, paymentId, by);
  if (!payment) return <DeadLink seller={seller} />;
  const answered = !isRefusal(asked);
  const outcome = outcomeOf(payment, { answered, cancelled: annullato !== undefined });
  return <Shown {...{ seller, payment, outcome }} />;
}

async function Shown({ seller, payment, outcome }: { seller: string; payment: ShownPayment; outcome: Outcome }) {
  const [t, locale] = await Promise.all([getTranslations("payment.outcome"), getLocale()]);
  const code = payment.order?.code ?? payment.topUp?.code ?? "";
  const cents = payment.receivedCents || payment.amountCents;
  const words = outcome === "succeeded" && payment.topUp ? "succeeded-top-up" : outcome;
  return (
    <Page width="narrow">
      <PageTitle>{t(`title.${outcome === "credited" ? "succeeded" : outcome}`)}</PageTitle>
      <Callout kind={outcome in KIND ? KIND[outcome as keyof typeof KIND] : "warning"}>
        {t(`text.${words}`, { amount: formatCents(cents, locale), code })}
      </Callout>
      {(outcome === "pending" || outcome === "unknown") && <RefreshSoon label={t("refresh")} />}
      <DescriptionList
        items={[
          { term: t("facts.code"), value: code },
          { term: t("facts.amount"), value: <Money cents={cents} /> },
          {
            term: t("facts.when"),
            value: payment.succeededAt && <Moment value={instantFromDb(payment.succeededAt)} />,
          },
        ]}
      />
      <Ways {...{ seller, payment, outcome }} />
    </Page>
  );
}

async function Ways({ seller, payment, outcome }: { seller: string; payment: ShownPayment; outcome: Outcome }) {
  const t = await getTranslations("payment.outcome");
  const linkId = payment.order ? await orderLinkId(seller, payment.order.id) : null;
  const token = linkId && tokenOf(seller, "order", linkId);
  const again = ["open", "failed", "expired"].includes(outcome);
  const payHref = token ? `/${seller}/paga/${token}` : `/${seller}/conto/versamenti/${payment.topUpId}`;
  const homeHref = token ? `/${seller}/ordine/${token}` : `/${seller}/conto`;
  return (
    <div className="page-actions" style={{ marginTop: "1.5rem" }}>
      {again && outcome === "open" && payment.gatewayUrl && (
        <LinkedButton href={payment.gatewayUrl}>{t("resume")}</LinkedButton>
      )}
      {again && (
        <LinkedButton href={payHref} variant="default">
          {t("other")}
        </LinkedButton>
      )}
      <LinkedButton href={homeHref} variant={again ? "default" : "filled"}>
        {token ? t("status") : t("account")}
      </LinkedButton>
    </div>
  );
}
