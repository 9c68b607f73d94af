import { useLocale, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { formatCents } from "@/lib/kernel/money";

type Props = {
  totals: { netCents: number; vatCents: number; totalCents: number };
  spendableCents: number | null;
  /** Where money is put into the account; only for its owner. */
  topUpHref?: string;
};

/** What all of it costs and what is there to pay it; what to do when that is not enough. */
export function BulkTotal({ totals, spendableCents, topUpHref }: Props) {
  const t = useTranslations("renewals");
  const locale = useLocale();
  const missing = spendableCents === null ? 0 : Math.max(0, totals.totalCents - spendableCents);
  return (
    <Section title={t("total.title")}>
      <DescriptionList
        items={[
          { term: t("total.net"), value: <Money cents={totals.netCents} /> },
          { term: t("total.vat"), value: <Money cents={totals.vatCents} /> },
          {
            term: t("total.sum"),
            value: (
              <strong>
                <Money cents={totals.totalCents} />
              </strong>
            ),
          },
          {
            term: t("total.balance"),
            value: spendableCents === null ? null : <Money cents={Math.max(0, spendableCents)} />,
          },
        ]}
      />
      {missing > 0 && (
        <Callout kind="warning" title={t("short.title")}>
          <p>{t("short.text", { missing: formatCents(missing, locale) })}</p>
          {topUpHref && <LinkedButton href={topUpHref}>{t("short.top-up")}</LinkedButton>}
        </Callout>
      )}
    </Section>
  );
}
