"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import type { ReviewedList } from "@/lib/mailboxes/bulk-file";
import { AgreedPrice } from "./agreed-price";

/** Every line of the list: what it renews, or why it does not; the latter as a file too. */
export function BulkFileLines({ review }: { review: ReviewedList }) {
  const t = useTranslations("renewals");
  const common = useTranslations("common");
  const refusals = useTranslations("renewals.refusals");
  const open = review.lines.filter(({ obstacle }) => !obstacle);
  const closed = review.lines.filter(({ obstacle }) => obstacle);
  const download = () => {
    const rows = closed.map(({ n, text, obstacle }) => [String(n), text, refusals(obstacle ?? "")]);
    save([[t("file.line"), t("file.text"), t("closed.reason")], ...rows]);
  };
  return (
    <div role="status">
      <p>{t("file.read", { count: review.lines.length })}</p>
      <Section title={t("open.title")}>
        <SmallTable
          name={t("open.title")}
          none={t("open.none")}
          rows={open.map(({ n, address, expiresOn, termMonths, until, ...price }) => ({
            key: String(n),
            cells: [
              { label: t("file.line"), value: n },
              { label: t("columns.mailbox"), value: address },
              { label: t("columns.expiry"), value: expiresOn && <Day value={expiresOn} /> },
              { label: t("columns.term"), value: termText(common, termMonths) },
              { label: t("columns.until"), value: until && <Day value={until} /> },
              {
                label: t("columns.price"),
                numeric: true,
                value: (
                  <AgreedPrice {...price}>
                    <Money cents={price.totalCents} />
                  </AgreedPrice>
                ),
              },
            ],
          }))}
        />
      </Section>
      <Section title={t("file.errors")}>
        <SmallTable
          name={t("file.errors")}
          none={t("file.errors-none")}
          rows={closed.map(({ n, text, obstacle }) => ({
            key: String(n),
            cells: [
              { label: t("file.line"), value: n },
              { label: t("file.text"), value: text || "–" },
              { label: t("closed.reason"), value: refusals(obstacle ?? "") },
            ],
          }))}
        />
        {closed.length > 0 && (
          <Button variant="outline" mt="md" onClick={download}>
            {t("file.download")}
          </Button>
        )}
      </Section>
    </div>
  );
}

/** Made of what the page shows: nothing is asked of the server for it. No cell can be taken for a formula. */
function save(rows: string[][]): void {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const text = `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "righe-escluse.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
