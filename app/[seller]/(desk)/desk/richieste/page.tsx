import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestBadge } from "@/components/requests/request-badge";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { StateBadge } from "@/components/ui/state-badge";
import { compareInstants } from "@/lib/kernel/day";
import { hasRole, STAFF_ROLES } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { REQUEST_VIEWS, requestFilter } from "@/lib/requests/filter";
import { listRequests, type RequestRow } from "@/lib/requests/queries";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.requests"))("title") };
}

/** Requests, oldest promise first; a sales rep begins with their own. */
export default async function DeskRequests({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, words] = await Promise.all([getTranslations("desk.requests"), getTranslations("requests")]);
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const wanted = requestFilter.parse(given);
  // Admins look after everybody's; who has requests of their own begins there.
  const rep = hasRole(actorOf(viewer), "sales") && !viewer.roles.includes("admin");
  const filter = { ...wanted, whose: wanted.whose ?? (rep ? ("mine" as const) : ("all" as const)) };
  const { rows, total, cut } = await listRequests(viewer, filter, PAGE_SIZE);
  const path = `/${seller}/desk/richieste`;
  const stateWord = (state: string) => (state === "waiting" || state === "any" ? t(state) : words(`states.${state}`));
  const late = ({ state, dueAt }: RequestRow) => state === "open" && compareInstants(dueAt, now()) < 0;
  const whoHas = ({ assignedTo, withReseller }: RequestRow) =>
    withReseller ? t("at-reseller", { name: withReseller }) : (assignedTo ?? t("nobody"));
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        actions={
          hasRight(actorOf(viewer), "write-templates") && (
            <LinkedButton href={`${path}/modelli`} variant="outline">
              {t("templates")}
            </LinkedButton>
          )
        }
      >
        {t("title")}
      </PageTitle>
      {query.fatto !== undefined && <p role="status">{t("all-done")}</p>}
      <ViewsOfTable viewer={viewer} list="richieste" params={asked} />
      <SearchBar
        path={path}
        params={{ ...given, whose: filter.whose, state: filter.state }}
        label={t("search")}
        choices={[
          { param: "whose", label: t("whose"), options: ["mine", "all"].map((value) => ({ value, label: t(value) })) },
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
        params={given}
        total={total}
        cut={cut}
        csvHref={`/${seller}/api/esporta/richieste?${exportQuery({ ...given, whose: filter.whose })}`}
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []}
        columns={[
          {
            key: "code",
            label: t("code"),
            render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code}</RowLink>,
          },
          { key: "about", label: t("about"), render: ({ kind }) => words(`kinds.${kind}`) },
          { key: "customer", label: t("customer"), render: ({ customerName }) => customerName },
          { key: "province", label: t("province"), render: ({ province }) => province ?? "–" },
          { key: "rep", label: t("rep"), render: whoHas },
          { key: "state", label: t("state"), render: ({ state }) => <RequestBadge state={state} /> },
          {
            key: "due",
            label: t("due"),
            numeric: true,
            render: (row) => (
              <>
                <Moment value={row.dueAt} /> {late(row) && <StateBadge tone="bad">{t("late")}</StateBadge>}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState
            title={t("none")}
            action={
              <LinkedButton href={`${path}?whose=all&state=any`} variant="outline">
                {t("show-all")}
              </LinkedButton>
            }
          >
            {t("none-text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
