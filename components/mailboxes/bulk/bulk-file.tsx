"use client";
import { FileInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import { termText } from "@/components/catalogue/term-text";
import { type FormAction, FormShell, SelectField } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import type { ReviewedList } from "@/lib/mailboxes/bulk-file";
import { BulkFileLines } from "./bulk-file-lines";
import { BulkTotal } from "./bulk-total";
import { PayForms } from "./pay-forms";
import { TogetherForms } from "./together-forms";

type Props = { read: FormAction; pay: FormAction; order: FormAction; most: number; topUpHref: string };

/** A list of mailboxes: chosen, read, every line shown, corrected and paid on one page. The file stays here. */
export function BulkFile({ read, pay, order, most, topUpHref }: Props) {
  const t = useTranslations("renewals.file");
  const together = useTranslations("renewals.together");
  const [review, setReview] = useState<ReviewedList | null>(null);
  return (
    <>
      <FormShell
        id="list"
        action={read}
        namespace="renewals"
        defaultValues={{ text: "", column: "", termMonths: "" }}
        submitLabel={t(review ? "again" : "submit")}
        onDone={({ value }) => setReview(value as ReviewedList)}
      >
        <ListText most={most} onChange={() => setReview(null)} />
        {review && <Corrections review={review} />}
      </FormShell>
      {review && (
        <>
          <BulkFileLines review={review} />
          {review.totals.count > 0 && (
            <BulkTotal totals={review.totals} spendableCents={review.spendableCents} topUpHref={topUpHref} />
          )}
          <PayForms
            key={JSON.stringify(review.agreed)}
            action={pay}
            agreed={review.agreed}
            spendableCents={review.spendableCents}
          />
          {review.groups.length > 0 && (
            <Section title={together(review.spendableCents === null ? "title-only" : "title")}>
              <TogetherForms action={order} groups={review.groups} ways={review.ways} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

/** The file's text goes with the form, so that it can be read again another way without choosing it again. */
function ListText({ most, onChange }: { most: number; onChange: () => void }) {
  const [t, common] = [useTranslations("renewals.file"), useTranslations("common")];
  const { register, setValue } = useFormContext();
  return (
    <>
      <FileInput
        label={t("file")}
        description={t("file-hint", { most })}
        placeholder={common("choose-file")}
        accept=".csv,text/csv,text/plain"
        mb="md"
        maw="30rem"
        size="md"
        onChange={async (file) => {
          setValue("text", file ? await file.text() : "");
          setValue("column", "");
          onChange();
        }}
      />
      <input type="hidden" {...register("text")} />
    </>
  );
}

function Corrections({ review }: { review: ReviewedList }) {
  const t = useTranslations("renewals");
  const common = useTranslations("common");
  const { setValue } = useFormContext();
  const { column, termMonths } = review;
  // As it was read, until somebody says otherwise.
  useEffect(() => {
    setValue("column", String(column));
    setValue("termMonths", String(termMonths ?? review.terms[0] ?? ""));
  }, [setValue, column, termMonths, review.terms]);
  return (
    <>
      <SelectField
        name="column"
        label={t("file.column")}
        choices={review.columns.map(({ label, sample }, n) => ({
          value: String(n),
          label: t("file.column-named", { n: n + 1, label, sample }),
        }))}
      />
      {review.terms.length > 1 && (
        <SelectField
          name="termMonths"
          label={t("term.label")}
          description={t("term.hint")}
          choices={review.terms.map((months) => ({ value: String(months), label: termText(common, months) }))}
        />
      )}
    </>
  );
}
