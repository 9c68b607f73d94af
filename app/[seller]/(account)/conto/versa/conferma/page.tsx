import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmTopUp } from "@/components/payment/confirm-top-up";
import { TermsNote } from "@/components/purchase/terms-note";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { TOP_UP_METHODS } from "@/lib/accounts/schema";
import { topUpRefusal } from "@/lib/accounts/top-up";
import { formatCents, typedCents } from "@/lib/kernel/money";
import { payTo } from "@/lib/payments/pay-to";
import { isGateway } from "@/lib/payments/payment";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { confirm } from "../../actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.confirm"))("title") };
}

/** Invoice and payment data before anything is booked. */
export default async function Confirm({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireUser(seller);
  const { importo, metodo } = await searchParams;
  const [t, methods, locale, policy] = await Promise.all([
    getTranslations("prepaid.confirm"),
    getTranslations("payment.methods"),
    getLocale(),
    policyOf(seller),
  ]);
  const method = TOP_UP_METHODS.find((known) => known === metodo);
  const amountCents = Number(importo);
  const back = `/${seller}/conto/versa`;
  if (!policy || !method || !Number.isSafeInteger(amountCents)) redirect(back);
  if (topUpRefusal(policy.money, amountCents, method)) redirect(back);
  const amount = formatCents(amountCents, locale);
  const data = await getTranslations("payment.data");
  const to = payTo(policy.money, method);
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={back}>
      <DescriptionList
        items={[
          { term: t("amount"), value: <strong className="figure">{amount}</strong> },
          { term: t("method"), value: methods(method) },
          { term: t("account"), value: `${viewer.displayName} (${viewer.email})` },
          { term: t("invoice"), value: t("invoice-text") },
        ]}
      />
      {to && (
        <Section title={t("pay-to")}>
          <DescriptionList
            items={[
              { term: t("beneficiary"), value: to.beneficiary },
              { term: t("iban"), value: to.iban?.replace(/(.{4})(?=.)/g, "$1 ") },
              { term: t("bank"), value: to.bank },
              { term: data("postal-account"), value: to.postalAccount },
              { term: data("send-to"), value: to.sendTo },
            ]}
          />
        </Section>
      )}
      <ConfirmTopUp
        action={confirm.bind(null, seller)}
        amount={typedCents(amountCents)}
        method={method}
        note={t(isGateway(method) ? `${method}-next` : "code-next")}
        label={isGateway(method) ? t(`submit-${method}`, { amount }) : t("submit")}
        change={{ href: back, label: t("change") }}
      />
      <TermsNote seller={seller} terms={policy.identity.terms} />
    </QuestionPage>
  );
}
