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
import { formatCents } from "@/lib/kernel/money";
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
  const [t, ways, locale, policy] = await Promise.all([
    getTranslations("prepaid.confirm"),
    getTranslations("prepaid.ask"),
    getLocale(),
    policyOf(seller),
  ]);
  const method = TOP_UP_METHODS.find((known) => known === metodo);
  const amountCents = Number(importo);
  const back = `/${seller}/conto/versa`;
  if (!policy || !method || !Number.isSafeInteger(amountCents)) redirect(back);
  if (topUpRefusal(policy.money, amountCents, method)) redirect(back);
  const amount = formatCents(amountCents, locale);
  const { transfer } = policy.money;
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={back}>
      <DescriptionList
        items={[
          { term: t("amount"), value: <strong className="figure">{amount}</strong> },
          { term: t("method"), value: ways(method) },
          { term: t("account"), value: `${viewer.displayName} (${viewer.email})` },
          { term: t("invoice"), value: t("invoice-text") },
        ]}
      />
      {method === "transfer" && transfer && (
        <Section title={t("pay-to")}>
          <DescriptionList
            items={[
              { term: t("beneficiary"), value: transfer.beneficiary },
              { term: t("iban"), value: transfer.iban.replace(/(.{4})(?=.)/g, "$1 ") },
              { term: t("bank"), value: transfer.bank },
            ]}
          />
        </Section>
      )}
      <ConfirmTopUp
        action={confirm.bind(null, seller)}
        amount={(amountCents / 100).toFixed(2)}
        method={method}
        note={t(method === "card" ? "card-next" : "code-next")}
        label={method === "card" ? t("submit-card", { amount }) : t("submit")}
        change={{ href: back, label: t("change") }}
      />
    </QuestionPage>
  );
}
      <TermsNote seller={seller} terms={policy.identity.terms} />
