import Link from "next/link";
import { useTranslations } from "next-intl";
import { OrderBadge } from "@/components/mailboxes/mailbox-orders";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Money } from "@/components/ui/money";

type Item = { orderId: string; code: string; state: string; mailboxId: string; address: string; totalCents: number };
type Props = {
  items: readonly Item[];
  orderHref: (orderId: string) => string;
  mailboxHref: (mailboxId: string) => string;
};

/** The mailboxes that one order activates together, each with its own order and how far that is. */
export function ActivationItems({ items, orderHref, mailboxHref }: Props) {
  const t = useTranslations("desk.order");
  return (
    <SmallTable
      name={t("activations")}
      none=""
      rows={items.map(({ orderId, code, state, mailboxId, address, totalCents }) => ({
        key: orderId,
        cells: [
          { label: t("mailbox"), value: <Link href={mailboxHref(mailboxId)}>{address}</Link> },
          { label: t("own-order"), value: <Link href={orderHref(orderId)}>{code}</Link> },
          { label: t("total"), numeric: true, value: <Money cents={totalCents} /> },
          { label: t("state"), value: <OrderBadge state={state} /> },
        ],
      }))}
    />
  );
}
