import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LineTable } from "@/components/statements/line-table";
import { LineProgress } from "@/components/statements/progress";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { filterQuery, LINE_VIEWS, type LineFilter, lineFilter } from "@/lib/statements/filter";
import { listLines } from "@/lib/statements/queries/lines";
import { allProgress } from "@/lib/statements/queries/overview";
import { linesPath } from "@/lib/statements/queries/walk";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statements.lines"))("title") };
}

/** Lines of the bank's statements; first those that wait for a person. */
export default async function Lines({ params, searchParams }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "accounting");
  const asked = singles(await searchParams);
  const filter = lineFilter.parse(asked);
  const [t, progress, found] = await Promise.all([
    getTranslations("statements.lines"),
    allProgress(seller),
    listLines(seller, filter, PAGE_SIZE),
  ]);
  const path = `/${seller}/desk/estratti/righe`;
  const query = filterQuery(filter);
  const table = {
    q: filter.q,
    vista: filter.vista === "todo" ? "" : filter.vista,
    segno: filter.segno,
    file: filter.file,
  };
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        actions={
          <LinkedButton href={`/${seller}/desk/estratti`} variant="default">
            {t("to-files")}
          </LinkedButton>
        }
      >
        {t("title")}
      </PageTitle>
      {asked.fatto && <Callout kind="good">{t("done")}</Callout>}
      <LineProgress progress={progress} href={linesPath(seller, "")} />
      <SearchBar
        path={path}
        params={{ ...table, sort: filter.sort === "booked" ? undefined : filter.sort }}
        label={t("search")}
        placeholder={t("search-note")}
        choices={[
          {
            param: "vista",
            label: t("view"),
            options: LINE_VIEWS.map((view) => ({ value: view === "todo" ? "" : view, label: t(`views.${view}`) })),
          },
          {
            param: "segno",
            label: t("sign"),
            options: [
              { value: "", label: t("any") },
              { value: "entrate", label: t("in") },
              { value: "uscite", label: t("out") },
            ],
          },
        ]}
      />
      <LineTable
        rows={found.rows}
        path={path}
        params={{ ...table, sort: filter.sort }}
        filters={await chipsOf(filter)}
        total={found.total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        csvHref={`/${seller}/api/contabilita/righe${query ? `?${query}` : ""}`}
        query={query}
      />
    </Page>
  );
}

async function chipsOf({ q, vista, segno, file }: LineFilter) {
  const t = await getTranslations("statements.lines");
  return [
    ...(q ? [{ param: "q", label: q.slice(0, 40) }] : []),
    ...(vista === "todo" ? [] : [{ param: "vista", label: t(`views.${vista}`) }]),
    ...(segno ? [{ param: "segno", label: t(segno === "entrate" ? "in" : "out") }] : []),
    ...(file ? [{ param: "file", label: t("one-file") }] : []),
  ];
}
