import { useLocale, useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { formatCents } from "@/lib/kernel/money";
import type { BulkLine } from "@/lib/mailboxes/bulk";
import { AgreedPrice } from "./agreed-price";

type Props = { lines: BulkLine[] };

/** The mailboxes that can be renewed, each with term, new expiry and price; then the others, each with the reason. */
export function BulkLines({ lines }: Props) {
  const t = useTranslations("renewals");
  const refusals = useTranslations("renewals.refusals");
  const closed = lines.filter(({ obstacle }) => obstacle);
  return (
    <>
      <Section title={t("open.title")}>
        <OpenLines lines={lines.filter(({ obstacle }) => !obstacle)} />
      </Section>
      {closed.length > 0 && (
        <Section title={t("closed.title")}>
          <SmallTable
            name={t("closed.title")}
            none=""
            rows={closed.map(({ mailboxId, address, expiry, obstacle }) => ({
              key: mailboxId,
              cells: [
                { label: t("columns.mailbox"), value: address },
                { label: t("columns.expiry"), value: expiry ? <Day value={expiry} /> : "–" },
                { label: t("closed.reason"), value: refusals(obstacle ?? "") },
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}

function OpenLines({ lines }: Props) {
  const t = useTranslations("renewals");
  const common = useTranslations("common");
  const locale = useLocale();
  const price = ({ totalCents, surchargeCents }: { totalCents: number; surchargeCents: number }) =>
    surchargeCents > 0 ? t("price-late", { price: formatCents(totalCents, locale) }) : <Money cents={totalCents} />;
  return (
    <SmallTable
      name={t("open.title")}
      none={t("open.none")}
      rows={lines.map(({ mailboxId, address, expiry, termMonths, answer, sold }) => ({
        key: mailboxId,
        cells: [
          { label: t("columns.mailbox"), value: address },
          { label: t("columns.expiry"), value: expiry ? <Day value={expiry} /> : "–" },
          { label: t("columns.term"), value: termText(common, termMonths) },
          { label: t("columns.until"), value: answer?.newExpiry ? <Day value={answer.newExpiry} /> : "–" },
          {
            label: t("columns.price"),
            numeric: true,
            value: answer && (
              <AgreedPrice
                underAgreement={sold.agreementId !== null}
                shareCents={sold.shareCents}
                totalCents={answer.totalCents}
              >
                {price(answer)}
              </AgreedPrice>
            ),
          },
        ],
      }))}
    />
  );
}
