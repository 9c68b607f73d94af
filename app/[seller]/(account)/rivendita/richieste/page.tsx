import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestBadge } from "@/components/requests/request-badge";
import { AreaTabs } from "@/components/resellers/area-tabs";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { REQUEST_VIEWS, requestFilter } from "@/lib/requests/filter";
import { requestsOfReseller } from "@/lib/requests/queries/reseller";
import { singles } from "@/lib/staff/table-params";
import { areaForPage } from "../open-area";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.requests"))("title") };
}

/** What a reseller's customers ask, oldest promise first. */
export default async function CustomersRequests({ params, searchParams }: Props) {
  const [{ seller, reseller, base }, query] = await Promise.all([areaForPage(params), searchParams]);
  const given = singles(query);
  const filter = requestFilter.parse(given);
  const [t, words, { rows, total }] = await Promise.all([
    getTranslations("resellers.requests"),
    getTranslations("requests"),
    requestsOfReseller({ seller, resellerId: reseller.id }, filter, PAGE_SIZE),
  ]);
  const path = `${base}/richieste`;
  const stateWord = (state: string) => (state === "waiting" || state === "any" ? t(state) : words(`states.${state}`));
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <AreaTabs base={base} current="requests" />
      <SearchBar
        path={path}
        params={{ q: filter.q, state: filter.state }}
        label={t("search")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: REQUEST_VIEWS.map((value) => ({ value, label: stateWord(value) })),
          },
        ]}
      />
      <DataTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={{ q: given.q, state: given.state, page: given.page }}
        total={total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        columns={[
          {
            key: "code",
            label: t("code"),
            render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code}</RowLink>,
          },
          { key: "about", label: t("about"), render: ({ kind }) => words(`kinds.${kind}`) },
          { key: "customer", label: t("customer"), render: ({ customerName }) => customerName },
          { key: "state", label: t("state"), render: ({ state }) => <RequestBadge state={state} /> },
          { key: "with", label: t("with"), render: ({ handedOnAt }) => t(handedOnAt ? "with-seller" : "with-you") },
          {
            key: "due",
            label: t("due"),
            numeric: true,
            render: ({ own, until, dueAt }) => <Moment value={own && until ? until : dueAt} />,
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
