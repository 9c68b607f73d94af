import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatCents } from "@/lib/kernel/money";

type Props = {
  /** Sold under an agreement, and net cents that its professional order bears. */
  underAgreement: boolean;
  shareCents: number;
  totalCents: number;
  children: ReactNode;
};

/** A price, and under it that it is an agreement's, and what of it the professional order pays. */
export function AgreedPrice({ underAgreement, shareCents, totalCents, children }: Props) {
  const t = useTranslations("renewals.borne");
  const locale = useLocale();
  if (!underAgreement) return children;
  const part = shareCents > 0 ? t("part", { share: formatCents(shareCents, locale) }) : t("none");
  return (
    <>
      {children}
      <Text size="sm">{totalCents === 0 ? t("all") : part}</Text>
    </>
  );
}
