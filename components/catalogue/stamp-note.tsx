import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { TermPrice } from "@/lib/catalogue/prices";
import { mayBearStamp } from "@/lib/invoicing/stamp";
import { formatCents } from "@/lib/kernel/money";
import type { Policy } from "@/lib/sellers/policy";

type Props = { policy: Pick<Policy, "brand" | "money">; terms: readonly TermPrice[] };

/** From what amount on the seller charges stamp duty, and how much; nothing where its prices never bear any. */
export function StampNote({ policy, terms }: Props) {
  const t = useTranslations("shop.plans");
  const locale = useLocale();
  if (!mayBearStamp(policy, terms)) return null;
  const { stampDutyCents, stampDutyAboveCents } = policy.money.invoice;
  const price = (cents: number) => formatCents(cents, locale);
  return <Text mb="sm">{t("stamp-note", { above: price(stampDutyAboveCents), duty: price(stampDutyCents) })}</Text>;
}
