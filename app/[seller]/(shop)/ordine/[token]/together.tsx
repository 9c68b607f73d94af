import { getTranslations } from "next-intl/server";
import { RenewalItems } from "@/components/mailboxes/bulk/renewal-items";
import { Section } from "@/components/ui/page";
import { numberText } from "@/lib/invoicing/invoice";
import { invoiceOfOrder, renewalsOfOrder } from "@/lib/mailboxes/queries/together";
import type { OpenedOrder } from "@/lib/orders/queries";

/** The mailboxes that one order renews: how far each is, and the one invoice of all. */
export async function RenewedTogether({ opened: { seller, order } }: { opened: OpenedOrder }) {
  const [t, items, invoice] = await Promise.all([
    getTranslations("renewals.together"),
    renewalsOfOrder(seller, order.id),
    invoiceOfOrder(seller, order.id),
  ]);
  return (
    <Section title={t("items")}>
      <RenewalItems items={items} href={(mailboxId) => `/${seller}/caselle/${mailboxId}`} />
      {invoice?.fileId && (
        <p>
          {t("invoice")}: <a href={`/${seller}/fatture/${invoice.id}/pdf`}>{numberText(invoice)}</a>
        </p>
      )}
    </Section>
  );
}
