import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import type { Policy } from "@/lib/sellers/policy";
import type { PaymentMethod } from "@/lib/sellers/policy/common";

/** Ways to pay with their real delays; those of the customer's area only are marked. */
export function PaymentMethods({ money }: { money: Policy["money"] }) {
  const t = useTranslations("shop");
  const open = money.methods.public ?? [];
  const all = [...new Set([...open, ...(money.methods.account ?? [])])];
  if (all.length === 0) return null;
  const delay = (method: PaymentMethod) => {
    const days = money.delays[method];
    if (!days || days.maxDays === 0) return t("plans.methods.immediate");
    if (days.minDays === days.maxDays) return t("plans.methods.one", { min: days.minDays });
    return t("plans.methods.days", { min: days.minDays, max: days.maxDays });
  };
  const value = (method: PaymentMethod) =>
    open.includes(method) ? delay(method) : `${delay(method)}, ${t("plans.methods.account-only")}`;
  return (
    <Section title={t("plans.methods.title")}>
      <DescriptionList items={all.map((method) => ({ term: t(`methods.${method}`), value: value(method) }))} />
    </Section>
  );
}
