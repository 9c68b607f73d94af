import { useLocale, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { formatCents } from "@/lib/kernel/money";

type Props = { totalCents: number | null; payPath: string | null; orderState: string | null };

/** The renewal ordered for a request: to be paid, or paid. */
export function RenewalToPay({ totalCents, payPath, orderState }: Props) {
  const t = useTranslations("requests.renew");
  const locale = useLocale();
  if (payPath)
    return (
      <Callout kind="warning">
        <p>{t("pay-text", { total: formatCents(totalCents ?? 0, locale) })}</p>
        <LinkedButton href={payPath}>{t("pay")}</LinkedButton>
      </Callout>
    );
  return orderState === "settled" || orderState === "fulfilled" ? <Callout kind="good">{t("paid")}</Callout> : null;
}
