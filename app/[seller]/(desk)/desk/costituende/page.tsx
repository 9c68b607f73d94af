import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { StateBadge } from "@/components/ui/state-badge";
import { formingFilter } from "@/lib/orders/filter";
import { FORMING_STATES } from "@/lib/orders/forming";
import { type FormingRow, listForming } from "@/lib/orders/queries/forming";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;
const TONES = { waiting: "waiting", late: "bad", given: "good" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.forming"))("title") };
}

/** Companies being formed: who owes the VAT number, and who is late. */
export default async function FormingCompanies({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const t = await getTranslations("desk.forming");
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = formingFilter.parse(given);
  const { rows, total } = await listForming(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/costituende`;
  const states = FORMING_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }));
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: t(`states.${filter.state}`) }] : []),
  ];
  const left = ({ state, daysLeft }: FormingRow) =>
    state === "given" ? "–" : t(daysLeft < 0 ? "days-late" : "days-left", { days: Math.abs(daysLeft) });
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="costituende" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[{ param: "state", label: t("state"), options: [{ value: "", label: t("any") }, ...states] }]}
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
          {
            key: "company",
            label: t("company"),
            render: ({ id, companyName }) => <RowLink href={`${path}/${id}`}>{companyName}</RowLink>,
          },
          { key: "mailbox", label: t("mailbox"), render: ({ mailbox }) => mailbox?.address ?? "–" },
          { key: "email", label: t("email"), render: ({ email }) => email },
          {
            key: "state",
            label: t("state"),
            render: ({ state }) => <StateBadge tone={TONES[state]}>{t(`states.${state}`)}</StateBadge>,
          },
          { key: "due", label: t("due"), sortable: true, numeric: true, render: ({ dueOn }) => <Day value={dueOn} /> },
          { key: "left", label: t("left"), numeric: true, render: left },
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
