import { useLocale, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { formatCents } from "@/lib/kernel/money";

type Order = { id: string; code: string | null; state: string; totalCents: number | null; path: string | null };

/** The orders a request led to, as whoever asked completes, pays and follows them. */
export function OrdersOfRequest({ orders }: { orders: readonly Order[] }) {
  const t = useTranslations("requests.orders");
  const states = useTranslations("mailboxes.order-states");
  const locale = useLocale();
  return orders.map(({ id, code, state, totalCents, path }) => (
    <Callout key={id} kind={state === "draft" || state === "placed" ? "warning" : "good"}>
      <p>
        {state === "draft"
          ? t("to-complete")
          : t("one", { code: code ?? "", state: states(state), total: formatCents(totalCents ?? 0, locale) })}
      </p>
      {path && <LinkedButton href={path}>{t(state === "draft" || state === "placed" ? state : "follow")}</LinkedButton>}
    </Callout>
  ));
}
