import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CorrectForm } from "@/components/invoicing/correct-form";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { QuestionPage } from "@/components/ui/question-page";
import { isCorrectable } from "@/lib/invoicing/life";
import { invoiceForStaff } from "@/lib/invoicing/queries/one";
import { countryName, foreignCountries, ITALY } from "@/lib/kernel/countries";
import { requireStaff } from "@/lib/platform/session";
import { correct } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.desk.correct"))("title") };
}

/** Writes the billing data of a refused invoice anew; it goes out again with its number and date. */
export default async function CorrectInvoice({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, "accounting");
  const [t, locale, invoice] = await Promise.all([
    getTranslations("invoices.desk.correct"),
    getLocale(),
    invoiceForStaff(seller, id),
  ]);
  if (!invoice) notFound();
  const back = `/${seller}/desk/fatture/${id}`;
  const abroad = foreignCountries(locale).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <QuestionPage title={t("title")} lead={t("lead", { number: invoice.numberText ?? "–" })} backHref={back}>
      {isCorrectable(invoice.state) ? (
        <>
          {invoice.resendBy && (
            <Callout kind="warning">
              {t("until")} <Day value={invoice.resendBy} />
            </Callout>
          )}
          <CorrectForm
            action={correct.bind(null, seller)}
            invoiceId={id}
            party={invoice.party}
            countries={[{ value: ITALY, label: countryName(ITALY, locale) }, ...abroad]}
          />
        </>
      ) : (
        <Callout>{t("nothing")}</Callout>
      )}
    </QuestionPage>
  );
}
