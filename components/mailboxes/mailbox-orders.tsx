import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { numberText } from "@/lib/invoicing/invoice";
import type { Instant } from "@/lib/kernel/day";

type Invoice = { id: string; number: number | null; series: string; year: number; fileId: string | null };
type Order = {
  id: string;
  code: string;
  kind: string;
  state: string;
  totalCents: number;
  createdAt: Instant;
  invoice: Invoice | null;
};
type Props = {
  orders: Order[];
  orderHref: (order: Order) => string | null;
  invoiceHref: (invoice: Invoice) => string | null;
};

const TONES: Record<string, Tone> = { draft: "neutral", placed: "waiting", settled: "waiting", fulfilled: "good" };

export const OrderBadge = ({ state }: { state: string }) => {
  const t = useTranslations("mailboxes.order-states");
  return <StateBadge tone={TONES[state] ?? "neutral"}>{t(state)}</StateBadge>;
};

/** Orders of one mailbox, each with its state, price and invoice. */
export function MailboxOrders({ orders, orderHref, invoiceHref }: Props) {
  const t = useTranslations("mailboxes.orders");
  if (orders.length === 0) return <p>{t("none")}</p>;
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" data-numeric>
              {t("total")}
            </th>
            <th scope="col">{t("invoice")}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => {
            const href = orderHref(order);
            const name = `${t(`kinds.${order.kind}`)} ${order.code}`;
            return (
              <tr key={order.id}>
                <td data-label={t("code")}>{href ? <a href={href}>{name}</a> : name}</td>
                <td data-label={t("when")}>
                  <Moment value={order.createdAt} />
                </td>
                <td data-label={t("state")}>
                  <OrderBadge state={order.state} />
                </td>
                <td data-label={t("total")} data-numeric>
                  <Money cents={order.totalCents} />
                </td>
                <td data-label={t("invoice")}>
                  <InvoiceCell invoice={order.invoice} invoiceHref={invoiceHref} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function InvoiceCell({ invoice, invoiceHref }: Pick<Order, "invoice"> & Pick<Props, "invoiceHref">) {
  const t = useTranslations("mailboxes.orders");
  const text = invoice && numberText(invoice);
  if (!invoice || !text) return invoice ? t("invoice-soon") : "–";
  const href = invoiceHref(invoice);
  return href ? <a href={href}>{text}</a> : text;
}
