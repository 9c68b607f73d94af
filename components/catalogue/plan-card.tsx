import { Text, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { LinkedButton } from "@/components/ui/linked-button";
import { leastOf, type TermPrice } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import { formatCents } from "@/lib/kernel/money";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import css from "./catalogue.module.css";
import { termText } from "./term-text";

type Props = { plan: Plan; terms: TermPrice[]; domains: string[]; buyHref: string };

/** A plan at a glance: what it is, what it holds, what it costs with and without VAT, and the way to buy it. */
export function PlanCard({ plan, terms, domains, buyHref }: Props) {
  const t = useTranslations("shop.plan");
  const locale = useLocale();
  const name = inLocale(plan.name, locale);
  return (
    <article className={`${css.card} ${css.plan}`}>
      <Title order={3}>{name}</Title>
      <Text>{inLocale(plan.description, locale)}</Text>
      <LeastPrice terms={terms} />
      <ul className={css.facts}>
        <li>{t("storage", { gb: plan.inboxGb })}</li>
        {plan.archiveGb > 0 && <li>{t("archive", { gb: plan.archiveGb })}</li>}
        {plan.includes.map((each) => (
          <li key={each.it}>{inLocale(each, locale)}</li>
        ))}
        <li>{t("domain", { domain: plan.domain ?? domains.join(", @") })}</li>
      </ul>
      <LinkedButton href={buyHref} mt="auto">
        {t("buy", { plan: name })}
      </LinkedButton>
    </article>
  );
}

/** What it costs at least: "from" only when there is more than one price. */
function LeastPrice({ terms }: { terms: TermPrice[] }) {
  const t = useTranslations("shop.plan");
  const common = useTranslations("common");
  const locale = useLocale();
  const least = leastOf(terms);
  if (!least) return null;
  const net = t(terms.length > 1 ? "from" : "price", { price: formatCents(least.netCents, locale) });
  return (
    <p className={css.price}>
      <strong>{least.totalCents === 0 ? t("free") : net}</strong>{" "}
      <span>{t("for", { term: termText(common, least.termMonths) })}</span>
      {least.totalCents > 0 && <small>{t("with-vat", { price: formatCents(least.totalCents, locale) })}</small>}
    </p>
  );
}
