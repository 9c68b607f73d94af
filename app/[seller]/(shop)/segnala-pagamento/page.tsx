import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReportForm } from "@/components/payment/report-form";
import { QuestionPage } from "@/components/ui/question-page";
import { isoDay } from "@/lib/kernel/day";
import { SLOW_METHODS } from "@/lib/payments/arrival";
import { payTo } from "@/lib/payments/pay-to";
import { today } from "@/lib/platform/clock";
import { policyOf } from "@/lib/sellers/queries";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payment.report"))("public-title"), referrer: "no-referrer" };
}

/** Whoever has paid sends the receipt with the code alone; nothing is told of what the code stands for. */
export default async function ReportPayment({ params, searchParams }: Props) {
  const { seller } = await params;
  const [t, policy, { ricevuta }] = await Promise.all([
    getTranslations("payment.report"),
    policyOf(seller),
    searchParams,
  ]);
  const methods = SLOW_METHODS.filter((method) => policy && payTo(policy.money, method));
  const [first] = methods;
  if (!policy || !first) notFound();
  return (
    <QuestionPage title={t("public-title")} lead={t("public-lead")} backHref={`/${seller}`}>
      <ReportForm
        seller={seller}
        of="code"
        method={first}
        methods={methods}
        today={isoDay(today())}
        maxMb={policy.identity.maxUploadMb}
        back={`/${seller}/segnala-pagamento`}
        said={typeof ricevuta === "string" ? ricevuta : undefined}
      />
    </QuestionPage>
  );
}
