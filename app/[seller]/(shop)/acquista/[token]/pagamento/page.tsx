import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { DeadLink } from "@/components/payment/dead-link";
import { OrderSummary } from "@/components/payment/order-summary";
import { PayForm } from "@/components/payment/pay-form";
import { Moment } from "@/components/ui/day";
import { QuestionPage } from "@/components/ui/question-page";
import { bearerName } from "@/lib/agreements/queries/bearer";
import { inLocale } from "@/lib/i18n/locales";
import { isRefusal } from "@/lib/kernel/refusal";
import { billingParty, displayNameOf } from "@/lib/orders/answers";
import { isConsumer } from "@/lib/orders/consents";
import { amountsOwed, type Offer, offerOf } from "@/lib/orders/offer";
import { type Draft, draftOf, type OpenedOrder, openOrder } from "@/lib/orders/queries";
import { nextStep, STEPS } from "@/lib/orders/steps";
import { payingAccount } from "@/lib/payments/queries";
import { mayKeepCard, waysToPay } from "@/lib/payments/ways";
import { today } from "@/lib/platform/clock";
import { currentViewer, requireUser } from "@/lib/platform/session";
import type { Channel } from "@/lib/sellers/policy/common";
import { orderAndPay } from "./actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payment"))("title"), referrer: "no-referrer" };
}

/** Last step of a purchase: everything once more, what is accepted, one button that orders and pays. */
export default async function PaymentStep({ params }: Props) {
  const { seller, token } = await params;
  const base = `/${seller}/acquista/${token}`;
  const opened = await openOrder(seller, token, await currentViewer(seller));
  if (opened === "sign-in") await requireUser(seller, `${base}/pagamento`);
  if (!opened || opened === "sign-in") return <DeadLink seller={seller} />;
  const { order, policy } = opened;
  // Back after ordering, or a page left open: what is ordered is only paid, what is paid is only followed.
  if (order.state !== "draft") redirect(`/${seller}/${order.state === "placed" ? "paga" : "ordine"}/${token}`);
  const draft = await draftOf(opened);
  const step = nextStep(draft.progress, order.channel);
  if (step !== "pagamento") redirect(`${base}/${step}`);
  const sale = { plan: order.planCode, termMonths: order.termMonths, channel: order.channel as Channel, on: today() };
  const offer = offerOf(policy, sale, partyOf(draft));
  if (isRefusal(offer)) redirect(`${base}/piano`);
  return <OrderAndPay {...{ opened, draft, offer, base }} />;
}

async function OrderAndPay(props: { opened: OpenedOrder; draft: Draft; offer: Offer; base: string }) {
  const { opened, draft, offer, base } = props;
  const { seller, token, order, policy } = opened;
  const [t, locale, account, bearer] = await Promise.all([
    getTranslations("payment"),
    getLocale(),
    payingAccount(opened.actor, order, owedFor(draft, offer).totalCents),
    bearerName(order),
  ]);
  const holder = draft.answers.holder;
  const steps = STEPS.map((key) => ({ key, label: t(`steps.${key}`), href: `${base}/${key}` }));
  const texts = policy.identity.terms.map(({ code, title }) => ({
    title: inLocale(title, locale),
    href: `/${seller}/condizioni/${code}`,
  }));
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`${base}/contratto`} steps={steps} current="pagamento">
      <OrderSummary summary={await summaryOf(draft, offer, bearer, base)} />
      <PayForm
        action={orderAndPay.bind(null, seller)}
        token={token}
        totalCents={owedFor(draft, offer).totalCents}
        ways={waysToPay(policy.money, order.channel, account !== null)}
        balanceCents={account?.balanceCents ?? null}
        others={account?.others ?? []}
        mayKeepCard={mayKeepCard(policy, order, account !== null)}
        topUpHref={`/${seller}/conto/versa`}
        bearer={bearer}
        consents={{ texts, immediate: holder !== undefined && isConsumer(holder.kind) }}
      />
    </QuestionPage>
  );
}

async function summaryOf({ answers, held }: Draft, offer: Offer, bearer: string | null, base: string) {
  const [t, common, locale] = await Promise.all([
    getTranslations("payment.summary"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { holder } = answers;
  const party = bearer ?? partyOf({ answers })?.name ?? null;
  const holderName = holder ? displayNameOf(holder) : null;
  return {
    facts: [
      { term: t("plan"), value: inLocale(offer.plan.name, locale) },
      { term: t("term"), value: termText(common, offer.termMonths) },
      {
        term: t("name"),
        value: held && (
          <>
            <strong>{`${held.localPart}@${held.domain}`}</strong>
            <br />
            <small>{t.rich("held", { when: () => <Moment value={held.until} /> })}</small>
          </>
        ),
      },
      { term: t("holder"), value: holderName },
      {
        term: t("email"),
        value: holder && (
          <>
            {holder.email} <Link href={`${base}/titolare`}>{t("email-correct")}</Link>
          </>
        ),
      },
      { term: t("invoice-to"), value: party === holderName ? null : party },
    ],
    lines: offer.lines,
    ...owedFor({ answers }, offer),
  };
}

const partyOf = ({ answers: { holder, billing } }: Pick<Draft, "answers">) =>
  holder && billing ? billingParty(holder, billing) : null;

const owedFor = (draft: Pick<Draft, "answers">, offer: Offer) => amountsOwed(offer.sum, partyOf(draft));
