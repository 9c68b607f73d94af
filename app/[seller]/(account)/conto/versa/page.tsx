import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TopUpForm } from "@/components/payment/top-up-form";
import { QuestionPage } from "@/components/ui/question-page";
import { TOP_UP_METHODS } from "@/lib/accounts/schema";
import { formatCents } from "@/lib/kernel/money";
import { isSlow } from "@/lib/payments/arrival";
import { payTo } from "@/lib/payments/pay-to";
import { wayOf } from "@/lib/payments/ways";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { ask } from "../actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.ask"))("title") };
}

/** How much, and how. */
export default async function TopUp({ params }: Props) {
  const { seller } = await params;
  await requireUser(seller);
  const [t, locale, policy] = await Promise.all([getTranslations("prepaid.ask"), getLocale(), policyOf(seller)]);
  const money = policy?.money;
  const methods = TOP_UP_METHODS.filter(
    (method) => money?.topUpMethods.includes(method) && (!isSlow(method) || payTo(money, method)),
  );
  if (!money || methods.length === 0) redirect(`/${seller}/conto`);
  const [min, max] = [formatCents(money.topUpMinCents, locale), formatCents(money.topUpMaxCents, locale)];
  return (
    <QuestionPage title={t("title")} lead={t("lead", { min, max })} backHref={`/${seller}/conto`}>
      <TopUpForm
        action={ask.bind(null, seller)}
        ways={methods.map((method) => ({ ...wayOf(money, method), method }))}
      />
    </QuestionPage>
  );
}
