import { Text, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { LinkedButton } from "@/components/ui/linked-button";
import { leastOf, type TermPrice } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import { stampOn } from "@/lib/invoicing/stamp";
import { formatCents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import css from "./catalogue.module.css";
import { termText } from "./term-text";

type Priced = { terms: TermPrice[]; policy: Pick<Policy, "brand" | "money"> };
type Props = Priced & { plan: Plan; domains: string[]; buyHref: string };

/** A plan at a glance: what it is, what it holds, what it costs with and without VAT, and the way to buy it. */
export function PlanCard({ plan, terms, policy, domains, buyHref }: Props) {
  const t = useTranslations("shop.plan");
  const locale = useLocale();
  const name = inLocale(plan.name, locale);
  return (
    <article className={`${css.card} ${css.plan}`}>
      <Title order={3}>{name}</Title>
      <Text>{inLocale(plan.description, locale)}</Text>
      <LeastPrice terms={terms} policy={policy} />
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

/** What it costs at least: "from" only when there is more than one price, VAT only where there is any. */
function LeastPrice({ terms, policy }: Priced) {
  const t = useTranslations("shop.plan");
  const common = useTranslations("common");
  const locale = useLocale();
  const least = leastOf(terms);
  if (!least) return null;
  const { netCents, vatCents, totalCents } = least;
  const price = (cents: number) => formatCents(cents, locale);
  const from = vatCents > 0 ? "from" : "from-free";
  const alone = vatCents > 0 ? t("price", { price: price(netCents) }) : price(netCents);
  const stampCents = stampOn(policy, least);
  return (
    <p className={css.price}>
      <strong>{totalCents === 0 ? t("free") : terms.length > 1 ? t(from, { price: price(netCents) }) : alone}</strong>{" "}
      <span>{t("for", { term: termText(common, least.termMonths) })}</span>
      {stampCents > 0 && <small>{t("with-stamp", { price: price(totalCents + stampCents) })}</small>}
      {stampCents === 0 && vatCents > 0 && <small>{t("with-vat", { price: price(totalCents) })}</small>}
    </p>
  );
}
