import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PaperScan } from "@/components/purchase/paper-scan";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { StateBadge } from "@/components/ui/state-badge";
import { compareInstants } from "@/lib/kernel/day";
import { PAPER_STATES, paperFilter } from "@/lib/orders/filter";
import { paperPromise } from "@/lib/orders/paper";
import { listPaper, type PaperRow, paperByCode, paperReport } from "@/lib/orders/queries/paper";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { promiseHours } from "@/lib/sellers/promises";
import { policyOf } from "@/lib/sellers/queries";
import { singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;
/** Days the report looks back. */
const REPORT_DAYS = 90;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper.desk"))("title") };
}

/** Orders on paper: the scanner's field, who waits for what, and how well the promise is kept. */
export default async function PaperDesk({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const [viewer, t, policy] = await Promise.all([
    requireStaff(seller, ...STAFF_ROLES),
    getTranslations("paper.desk"),
    policyOf(seller),
  ]);
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const path = `/${seller}/desk/carta`;
  const scanned = given.codice && policy ? await paperByCode(seller, policy, given.codice) : null;
  if (scanned) redirect(`${path}/${scanned}`);
  const filter = paperFilter.parse(given);
  const [{ rows, total }, report] = await Promise.all([
    listPaper(seller, filter, PAGE_SIZE),
    paperReport(seller, now().subtract({ hours: 24 * REPORT_DAYS })),
  ]);
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: t(`states.${filter.state}`) }] : []),
  ];
  const left = ({ dueAt, doneAt }: PaperRow) => {
    if (!dueAt || doneAt || !policy) return "–";
    const late = compareInstants(dueAt, now()) < 0;
    const [from, to] = late ? [dueAt, now()] : [now(), dueAt];
    const hours = Math.ceil(promiseHours(paperPromise(policy), from, to, policy.service.openingHours));
    return <StateBadge tone={late ? "bad" : "waiting"}>{t(late ? "hours-late" : "hours-left", { hours })}</StateBadge>;
  };
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <PaperScan path={path} unknown={given.codice} />
      <p>
        {report.percent === null
          ? t("report-none", { days: REPORT_DAYS })
          : t("report", { days: REPORT_DAYS, ...report, percent: report.percent })}
      </p>
      <ViewsOfTable viewer={viewer} list="carta" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: [
              { value: "", label: t("any") },
              ...PAPER_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
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
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={chosen}
        columns={[
          { key: "code", label: t("code"), render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code}</RowLink> },
          { key: "holder", label: t("holder"), render: ({ holder }) => holder },
          {
            key: "ordered",
            label: t("ordered"),
            numeric: true,
            render: ({ orderedAt }) => <Moment value={orderedAt} />,
          },
          {
            key: "arrived",
            label: t("arrived"),
            numeric: true,
            render: ({ arrivedAt }) => (arrivedAt ? <Moment value={arrivedAt} /> : t("not-yet")),
          },
          { key: "paid", label: t("paid"), render: ({ paid }) => t(paid ? "yes" : "no") },
          { key: "left", label: t("left"), render: left },
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
