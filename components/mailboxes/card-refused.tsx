import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { formatDay } from "@/lib/kernel/day";
import type { RefusedCard } from "@/lib/payments/card-retry";

/** A kept card did not pay the next term: when it is tried again, or that somebody must pay by hand. */
export function CardRefused({ card, children }: { card: RefusedCard; children?: ReactNode }) {
  const t = useTranslations("mailboxes.card");
  const { orderCode, on, why, nextOn } = card;
  const next = nextOn ? t("again", { on: formatDay(nextOn) }) : t(why === "asks-owner" ? "asks-owner" : "by-hand");
  return (
    <Callout kind="warning" title={t("title")}>
      <p>{`${t("refused", { on: formatDay(on), order: orderCode })} ${next}`}</p>
      {children}
    </Callout>
  );
}
