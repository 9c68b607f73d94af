import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxBadge } from "@/components/mailboxes/mailbox-badge";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { MAILBOX_STATES, mailboxFilter, WITHIN_DAYS } from "@/lib/mailboxes/filter";
import { listMailboxes } from "@/lib/mailboxes/queries/lists";
import { hasRole, STAFF_ROLES } from "@/lib/platform/actor";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.mailboxes"))("title") };
}

export default async function DeskMailboxes({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, states, due] = await Promise.all([
    getTranslations("desk.mailboxes"),
    getTranslations("mailboxes.states"),
    getTranslations("desk.due"),
  ]);
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = mailboxFilter.parse(given);
  const { rows, total, cut } = await listMailboxes(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/caselle`;
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: states(filter.state) }] : []),
    ...(filter.ends ? [{ param: "ends", label: t("ends") }] : []),
    ...(filter.within ? [{ param: "within", label: t("within-days", { days: filter.within }) }] : []),
  ];
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        {...(hasRole(actorOf(viewer), "sales", "back-office", "accounting")
          ? {
              actions: (
                <LinkedButton href={`${path}/scadenze`} variant="outline">
                  {due("title")}
                </LinkedButton>
              ),
            }
          : {})}
      >
        {t("title")}
      </PageTitle>
      <ViewsOfTable viewer={viewer} list="caselle" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: [
              { value: "", label: t("any-state") },
              ...MAILBOX_STATES.map((state) => ({ value: state, label: states(state) })),
            ],
          },
          {
            param: "within",
            label: t("within"),
            options: [
              { value: "", label: t("any-expiry") },
              ...WITHIN_DAYS.map((days) => ({ value: String(days), label: t("within-days", { days }) })),
            ],
          },
          {
            param: "ends",
            label: t("renewal"),
            options: [
              { value: "", label: t("any-renewal") },
              { value: "1", label: t("ends") },
            ],
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
        csvHref={`/${seller}/api/esporta/caselle?${exportQuery(given)}`}
        columns={[
          {
            key: "address",
            label: t("address"),
            sortable: true,
            render: ({ id, address }) => <RowLink href={`${path}/${id}`}>{address}</RowLink>,
          },
          { key: "userCode", label: t("user-code"), render: ({ userCode }) => userCode ?? "–" },
          { key: "holder", label: t("holder"), render: ({ holder }) => holder },
          { key: "province", label: t("province"), render: ({ province }) => province ?? "–" },
          { key: "state", label: t("state"), sortable: true, render: ({ state }) => <MailboxBadge state={state} /> },
          {
            key: "expiry",
            label: t("expiry"),
            sortable: true,
            numeric: true,
            render: ({ expiresOn, ends }) => (
              <>
                {expiresOn ? <Day value={expiresOn} /> : "–"}
                {ends && (
                  <>
                    <br />
                    <small>{t("ends")}</small>
                  </>
                )}
              </>
            ),
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
