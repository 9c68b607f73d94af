import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/payment/desk-tabs";
import { OrderMoneyTable } from "@/components/payment/order-money-table";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { moneyCounts, waitingOrders } from "@/lib/payments/queries/desk";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.orders"))("title") };
}

/** Orders that wait for a transfer, a slip or a cheque, found by code as banks mangle it. */
export default async function WaitingOrders({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, policy, query] = await Promise.all([getTranslations("money"), policyOf(seller), searchParams]);
  if (!policy) notFound();
  const asked = singles(query);
  const { q, page: wanted } = asked;
  const page = Math.max(1, Math.trunc(Number(wanted)) || 1);
  const [found, counts] = await Promise.all([waitingOrders(seller, policy, { q, page }), moneyCounts(seller)]);
  const path = `/${seller}/desk/pagamenti/ordini`;
  return (
    <Page width="wide">
      <PageTitle lead={t("orders.lead")}>{t("orders.title")}</PageTitle>
      <DeskTabs seller={seller} here="orders" counts={counts} />
      <ViewsOfTable viewer={viewer} list="pagamenti/ordini" params={asked} />
      <SearchBar path={path} params={{ q }} label={t("orders.search")} placeholder={t("orders.search-note")} />
      <OrderMoneyTable
        {...found}
        {...{ path, page }}
        csvHref={`/${seller}/api/esporta/ordini-da-pagare?${exportQuery({ q })}`}
        params={{ q }}
        filters={q ? [{ param: "q", label: q.slice(0, 40) }] : []}
      />
    </Page>
  );
}
