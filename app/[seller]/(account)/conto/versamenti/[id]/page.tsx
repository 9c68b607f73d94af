import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PayTopUp } from "@/components/payment/pay-top-up";
import { TransferData } from "@/components/payment/transfer-data";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { PrintButton } from "@/components/ui/print-button";
import { ownTopUp } from "@/lib/accounts/queries";
import { missingOf } from "@/lib/accounts/top-up";
import { dayInRome, formatDay, instantFromDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { transferQr } from "@/lib/payments/transfer-qr";
import { requireUser } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { payTopUp } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };
type TopUp = NonNullable<Awaited<ReturnType<typeof ownTopUp>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid"))("title") };
}

/** One top-up: how to pay it, what came, when it was credited. Made to be printed. */
export default async function TopUpPage({ params }: Props) {
  const { seller, id } = await params;
  const { userId } = await requireUser(seller);
  const [t, topUp, policy] = await Promise.all([
    getTranslations("prepaid.booked"),
    ownTopUp(seller, userId, id),
    policyOf(seller),
  ]);
  if (!topUp || !policy) notFound();
  const waiting = topUp.state === "booked";
  const byTransfer = waiting && topUp.method === "transfer";
  return (
    <Page>
      <PageTitle {...(byTransfer ? { lead: t("lead"), actions: <PrintButton /> } : {})}>
        {t("title", { code: topUp.code })}
      </PageTitle>
      <Standing topUp={topUp} />
      {byTransfer && policy.money.transfer && <ByTransfer topUp={topUp} to={policy.money.transfer} />}
      {waiting && topUp.method === "card" && <ByCard topUp={topUp} />}
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

async function ByTransfer({ topUp, to }: { topUp: TopUp; to: NonNullable<Policy["money"]["transfer"]> }) {
  const t = await getTranslations("prepaid.booked");
  const amountCents = missingOf(topUp);
  const { beneficiary, iban, bic, bank } = to;
  const qr = transferQr({ beneficiary, iban, amountCents, remittance: topUp.code, ...(bic ? { bic } : {}) });
  const until = dayInRome(instantFromDb(topUp.expiresAt));
  return (
    <>
      <p>{t("code-note")}</p>
      <TransferData facts={{ code: topUp.code, amountCents, beneficiary, iban, bic, bank, until, qr }} />
    </>
  );
}

async function ByCard({ topUp }: { topUp: TopUp }) {
  const [t, locale] = await Promise.all([getTranslations("prepaid.booked"), getLocale()]);
  const amount = formatCents(missingOf(topUp), locale);
  return (
    <>
      <Callout>{t("card")}</Callout>
      <PayTopUp action={payTopUp.bind(null, topUp.sellerId)} topUpId={topUp.id} label={t("pay-card", { amount })} />
    </>
  );
}
