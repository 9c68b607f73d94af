import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SmallTable } from "@/components/mailboxes/small-table";
import { RowLink } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { findCustomers } from "@/lib/staff/queries/finding";
import { singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.customers"))("title") };
}

/** Customers whose name or mail address begins as it was typed. */
export default async function Customers({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const t = await getTranslations("staff.customers");
  const asked = singles(query);
  const { q = "" } = asked;
  const path = `/${seller}/desk/clienti`;
  const found = await findCustomers(seller, q.replaceAll("\0", ""), 50);
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="clienti" params={asked} />
      <SearchBar path={path} params={q ? { q } : {}} label={t("search")} />
      {found.length === 0 ? (
        <EmptyState title={t(q ? "none" : "type")}>{t("hint")}</EmptyState>
      ) : (
        <SmallTable
          name={t("title")}
          none={t("none")}
          rows={found.map(({ id, title, detail }) => ({
            key: id,
            cells: [
              { label: t("name"), value: <RowLink href={`${path}/${id}`}>{title}</RowLink> },
              { label: t("email"), value: detail },
            ],
          }))}
        />
      )}
    </Page>
  );
}
