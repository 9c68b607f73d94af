import { getTranslations } from "next-intl/server";
import css from "@/components/statements/statements.module.css";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import type { LineFile } from "@/lib/statements/queries/line";

/** What the bank says of a line. */
export async function LineFacts({ seller, line }: { seller: string; line: LineFile }) {
  const t = await getTranslations("statements.line");
  const { details } = line;
  return (
    <Section title={t("title")}>
      <DescriptionList
        items={[
          { term: t("left"), value: line.leftCents !== line.amountCents && <Money cents={line.leftCents} /> },
          { term: t("booked"), value: <Day value={line.bookedOn} /> },
          { term: t("value"), value: <Day value={line.valueOn} /> },
          { term: t("name"), value: details.name },
          { term: t("iban"), value: details.iban },
          { term: t("text"), value: details.text && <span className={css.text}>{details.text}</span> },
          { term: t("info"), value: details.info && <span className={css.text}>{details.info}</span> },
          { term: t("end-to-end"), value: details.endToEnd },
          { term: t("bank-ref"), value: details.bankRef },
          { term: t("operation"), value: line.row.operation },
          { term: t("account"), value: line.account },
          { term: t("file"), value: <a href={`/${seller}/desk/estratti/${line.file.id}`}>{line.file.name}</a> },
        ].map((item) => ({ ...item, value: item.value || null }))}
      />
    </Section>
  );
}
