import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { CorrectForm } from "@/components/invoicing/correct-form";
import { Faults } from "@/components/invoicing/invoice-history";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { QuestionPage } from "@/components/ui/question-page";
import { type CorrectedField, fieldsToCorrect } from "@/lib/invoicing/advice";
import { isCorrectable } from "@/lib/invoicing/life";
import { invoiceForStaff } from "@/lib/invoicing/queries/one";
import { countryName, foreignCountries, ITALY } from "@/lib/kernel/countries";
import type { Day as PlainDay } from "@/lib/kernel/day";
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
  const faults = invoice.faults.map(({ code, message }) => ({ code, text: message }));
  const wrong = fieldsToCorrect(faults);
  const said = faults.map(({ code, text }) => `${code} ${text}`).join("; ");
  const reason = said ? t("because", { faults: said }).slice(0, 300) : "";
  const abroad = foreignCountries(locale).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <QuestionPage title={t("title")} lead={t("lead", { number: invoice.numberText ?? "–" })} backHref={back}>
      {isCorrectable(invoice.state) ? (
        <>
          <WhatToDo faults={faults} wrong={wrong} resendBy={invoice.resendBy} />
          <CorrectForm
            action={correct.bind(null, seller)}
            invoiceId={id}
            party={invoice.party}
            wrong={wrong}
            reason={reason}
            countries={[{ value: ITALY, label: countryName(ITALY, locale) }, ...abroad]}
          />
        </>
      ) : (
        <Callout>{t("nothing")}</Callout>
      )}
    </QuestionPage>
  );
}

/** What was found wrong, which field it is about, and until when it can be put right. */
async function WhatToDo({
  faults,
  wrong,
  resendBy,
}: {
  faults: { code: string; text: string }[];
  wrong: CorrectedField[];
  resendBy: PlainDay | null;
}) {
  const t = await getTranslations("invoices.desk.correct");
  if (faults.length === 0 && !resendBy) return null;
  return (
    <Callout kind="warning" title={t("said")}>
      <Faults faults={faults} />
      {wrong.length > 0 && (
        <p>
          {t("check")}{" "}
          {wrong.map((field, n) => (
            <Fragment key={field}>
              {n > 0 && ", "}
              <a href={`#correct-${field}`}>{t(`fields.${field}`)}</a>
            </Fragment>
          ))}
        </p>
      )}
      {faults.length > 0 && wrong.length === 0 && <p>{t("elsewhere")}</p>}
      {resendBy && (
        <p>
          {t("until")} <Day value={resendBy} />
        </p>
      )}
    </Callout>
  );
}
