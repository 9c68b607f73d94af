import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CreditForm } from "@/components/invoicing/credit-form";
import { Callout } from "@/components/ui/callout";
import { QuestionPage } from "@/components/ui/question-page";
import { isAsNeverIssued, isCreditable } from "@/lib/invoicing/life";
import { invoiceForStaff } from "@/lib/invoicing/queries/one";
import { aloneUpTo } from "@/lib/platform/rights";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { credit } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.desk.credit-note"))("title") };
}

/** Takes an invoice back by a credit note. */
export default async function CreditInvoice({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, "accounting");
  const [t, invoice, policy] = await Promise.all([
    getTranslations("invoices.desk.credit-note"),
    invoiceForStaff(seller, id),
    policyOf(seller),
  ]);
  if (!invoice || !policy || invoice.creditedId) notFound();
  const limit = aloneUpTo("ask-refunds", policy) ?? 0;
  const lines = invoice.lines.map(({ description }, n) => ({ description, leftCents: invoice.left[n] ?? 0 }));
  const nothing = !isCreditable(invoice.state) || lines.every(({ leftCents }) => leftCents === 0);
  return (
    <QuestionPage
      title={t("title")}
      lead={t("lead", { number: invoice.numberText ?? "–" })}
      backHref={`/${seller}/desk/fatture/${id}`}
    >
      {nothing ? (
        <Callout>{t(isAsNeverIssued(invoice.state) ? "never-issued" : "nothing")}</Callout>
      ) : (
        <>
          {invoice.order.isPaid && invoice.totalCents > limit && (
            <Callout>
              {t.rich("second", {
                limit: limit / 100,
                link: (words) => <Link href={`/${seller}/desk/pagamenti/ordini/${invoice.order.id}`}>{words}</Link>,
              })}
            </Callout>
          )}
          <CreditForm action={credit.bind(null, seller)} invoiceId={id} lines={lines} />
        </>
      )}
    </QuestionPage>
  );
}
