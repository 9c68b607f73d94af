import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderBadge } from "@/components/mailboxes/mailbox-orders";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { formatInstant } from "@/lib/kernel/day";
import { ORDER_STATES, orderFilter } from "@/lib/orders/filter";
import { listOrders } from "@/lib/orders/queries/desk";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { CHANNELS } from "@/lib/sellers/policy/common";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.orders"))("title") };
}

export default async function DeskOrders({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, words] = await Promise.all([getTranslations("desk.orders"), getTranslations("mailboxes")]);
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = orderFilter.parse(given);
  const { rows, total, cut } = await listOrders(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/ordini`;
  const stateWord = (state: string) => words(`order-states.${state}`);
  const kindWord = (kind: string) => words(`orders.kinds.${kind}`);
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: stateWord(filter.state) }] : []),
    ...(filter.kind ? [{ param: "kind", label: kindWord(filter.kind) }] : []),
    ...(filter.channel ? [{ param: "channel", label: t(`channels.${filter.channel}`) }] : []),
  ];
  const any = { value: "", label: t("any") };
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="ordini" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: [any, ...ORDER_STATES.map((value) => ({ value, label: stateWord(value) }))],
          },
          {
            param: "kind",
            label: t("kind"),
            options: [any, ...["activation", "renewal"].map((value) => ({ value, label: kindWord(value) }))],
          },
          {
            param: "channel",
            label: t("channel"),
            options: [any, ...CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))],
          },
        ]}
      />
      <DataTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={given}
        total={total}
        cut={cut}
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={chosen}
        csvHref={`/${seller}/api/esporta/ordini?${exportQuery(given)}`}
        columns={[
          {
            key: "code",
            label: t("code"),
            render: ({ id, code, state, createdAt }) => (
              <RowLink href={`${path}/${id}`}>
                {state === "draft" ? t("draft", { when: formatInstant(createdAt) }) : code}
              </RowLink>
            ),
          },
          { key: "kind", label: t("kind"), render: ({ kind }) => kindWord(kind) },
          { key: "holder", label: t("holder"), render: ({ holder }) => holder || "–" },
          { key: "channel", label: t("channel"), render: ({ channel }) => t(`channels.${channel}`) },
          { key: "state", label: t("state"), render: ({ state }) => <OrderBadge state={state} /> },
          {
            key: "created",
            label: t("created"),
            sortable: true,
            numeric: true,
            render: ({ createdAt }) => <Moment value={createdAt} />,
          },
          {
            key: "total",
            label: t("total"),
            sortable: true,
            numeric: true,
            render: ({ totalCents }) => <Money cents={totalCents} />,
          },
        ]}
        empty={
          <EmptyState
            title={t(chosen.length > 0 ? "none-found" : "none")}
            {...(chosen.length > 0
              ? {
                  action: (
                    <LinkedButton href={path} variant="outline">
                      {t("show-all")}
                    </LinkedButton>
                  ),
                }
              : {})}
          >
            {t(chosen.length > 0 ? "none-found-text" : "none-text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
