import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { StateBadge } from "@/components/ui/state-badge";
import { listUsers } from "@/lib/customers/queries/users";
import { userFilter } from "@/lib/customers/user-filter";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.users"))("title") };
}

/** Everybody who signs in, customers and staff. */
export default async function DeskUsers({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("access.users")]);
  const viewer = await requireStaff(seller, "back-office", "help-desk");
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = userFilter.parse(given);
  const [{ rows, total, cut }, policy] = await Promise.all([listUsers(viewer, filter, PAGE_SIZE), policyOf(seller)]);
  const path = `/${seller}/desk/utenti`;
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", { seller: policy?.brand.name ?? seller })}>{t("title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="utenti" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[
          {
            param: "who",
            label: t("who"),
            options: [
              { value: "", label: t("everybody") },
              { value: "staff", label: t("staff") },
              { value: "suspended", label: t("suspended") },
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
        filters={[
          ...(filter.q ? [{ param: "q", label: filter.q }] : []),
          ...(filter.who ? [{ param: "who", label: t(filter.who) }] : []),
        ]}
        columns={[
          {
            key: "name",
            label: t("name"),
            render: ({ id, displayName }) => <RowLink href={`${path}/${id}`}>{displayName}</RowLink>,
          },
          { key: "user", label: t("user-name"), render: ({ userName }) => userName },
          { key: "email", label: t("email"), render: ({ email }) => email },
          { key: "roles", label: t("roles"), render: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(", ") },
          { key: "factor", label: t("second-factor"), render: ({ secondFactor }) => t(secondFactor ? "on" : "off") },
          {
            key: "state",
            label: t("state"),
            render: ({ active }) => (
              <StateBadge tone={active ? "good" : "warning"}>{t(active ? "active" : "suspended")}</StateBadge>
            ),
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
