import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/page";
import { ordersOfRequest } from "@/lib/requests/queries/orders";

/** The orders that came of a request. */
export async function OrdersMade({ seller, requestId }: { seller: string; requestId: string }) {
  const [t, states, orders] = await Promise.all([
    getTranslations("requests.orders"),
    getTranslations("mailboxes.order-states"),
    ordersOfRequest(seller, requestId),
  ]);
  if (orders.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul>
        {orders.map(({ id, code, state }) => (
          <li key={id}>
            <Link href={`/${seller}/desk/ordini/${id}`}>{code ?? t("without-code")}</Link>
            {code && `: ${states(state)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
