import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DecideRefund, RecordRefund, RedirectRefund } from "@/components/payment/refund-acts";
import { RefundBadge } from "@/components/payment/refund-badge";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { instantFromDb } from "@/lib/kernel/day";
import { refundForStaff, type ShownRefund } from "@/lib/payments/queries/refunds";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { decideRefund, recordRefund, redirectRefund } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.refunds"))("title") };
}

/** One refund: who asked for it and why, who agreed, and what is to be done now. */
export default async function RefundPage({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, refund] = await Promise.all([getTranslations("money.refund"), refundForStaff(seller, id)]);
  if (!refund) notFound();
  const mayDecide = hasRight(actorOf(viewer), "decide-refunds");
  const own = refund.askedById === viewer.userId;
  return (
    <QuestionPage
      title={t("title", { code: refund.code || t("balance") })}
      backHref={`/${seller}/desk/pagamenti/rimborsi`}
    >
      <Facts refund={refund} />
      {refund.state === "asked" && (own || !mayDecide) && <Callout>{t(own ? "own" : "others")}</Callout>}
      {refund.state === "asked" && !own && mayDecide && (
        <Section title={t("decide")}>
          <DecideRefund action={decideRefund.bind(null, seller)} refundId={id} />
        </Section>
      )}
      {refund.state === "approved" && refund.method === "transfer" && mayDecide && (
        <Section title={t("send")}>
          <p>{t("send-note")}</p>
          <RecordRefund action={recordRefund.bind(null, seller)} refundId={id} />
        </Section>
      )}
      {refund.state === "failed" && mayDecide && (
        <Section title={t("redirect")}>
          <p>{t("redirect-note")}</p>
          <RedirectRefund action={redirectRefund.bind(null, seller)} refundId={id} />
        </Section>
      )}
    </QuestionPage>
  );
}

async function Facts({ refund }: { refund: ShownRefund }) {
  const [t, list, methods] = await Promise.all([
    getTranslations("money.refund"),
    getTranslations("money.refunds"),
    getTranslations("payment.methods"),
  ]);
  const moment = (at: Date | null) => at && <Moment value={instantFromDb(at)} />;
  return (
    <DescriptionList
      items={[
        { term: list("customer"), value: refund.customer },
        { term: list("state"), value: <RefundBadge state={refund.state} /> },
        { term: list("amount"), value: <Money cents={refund.amountCents} /> },
        { term: list("method"), value: methods(refund.method) },
        {
          term: "IBAN",
          value: refund.iban && (
            <>
              {refund.iban.replace(/(.{4})(?=.)/g, "$1 ")} <CopyButton text={refund.iban} what="IBAN" />
            </>
          ),
        },
        { term: t("reason"), value: t(`reasons.${refund.reason}`) },
        { term: t("note"), value: refund.note },
        { term: list("by"), value: refund.askedByName },
        { term: list("asked"), value: moment(refund.askedAt) },
        { term: t("decided-by"), value: refund.decidedByName },
        { term: t("decided"), value: moment(refund.decidedAt) },
        { term: t("done"), value: moment(refund.doneAt) },
      ]}
    />
  );
}
