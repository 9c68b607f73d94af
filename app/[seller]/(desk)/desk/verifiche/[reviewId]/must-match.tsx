import { useLocale, useTranslations } from "next-intl";
import css from "@/components/documents/documents.module.css";
import { useHolderFacts, useIdentityFacts } from "@/components/documents/holder-facts";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import type { ReviewView } from "@/lib/documents/queries/review";
import { inLocale } from "@/lib/i18n/locales";
import { type Day, formatInstant, instantFromDb } from "@/lib/kernel/day";
import { addressLine } from "@/lib/orders/answers";
import type { Policy } from "@/lib/sellers/policy";

/** The data of the order that the papers must prove. */
export function MustMatch({ view, policy, on }: { view: ReviewView; policy: Policy; on: Day }) {
  const t = useTranslations("review");
  const locale = useLocale();
  const { order, names } = view;
  const plan = policy.catalogue.plans.find(({ code }) => code === order.planCode);
  const paid = order.settledAt ? t("paid", { when: formatInstant(instantFromDb(order.settledAt)) }) : t("unpaid");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on low screens, also by keyboard
    <section className={css.facts} tabIndex={0} aria-label={t("data")}>
      <Section title={t("data")}>
        <DescriptionList
          items={[
            ...useHolder(view),
            ...useIdentityFacts(view.identity, on),
            { term: t("facts.names"), value: names.join(", ") },
            { term: t("facts.plan"), value: plan ? inLocale(plan.name, locale) : order.planCode },
            { term: t("facts.paid"), value: paid },
          ]}
        />
      </Section>
    </section>
  );
}

function useHolder({ holder, holderName }: ReviewView): Description[] {
  const t = useTranslations("review");
  const facts = useHolderFacts(holder);
  if (!holder) return [{ term: t("facts.name"), value: holderName }];
  return [
    { term: t("facts.kind"), value: t(`holder-kinds.${holder.kind}`) },
    ...facts,
    { term: t("facts.address"), value: addressLine(holder.address) },
    { term: t("facts.email"), value: holder.email },
  ];
}
