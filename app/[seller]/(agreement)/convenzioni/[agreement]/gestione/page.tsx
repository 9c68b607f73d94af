import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { Address } from "@/components/ui/address";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { StateBadge } from "@/components/ui/state-badge";
import { MEMBERS_SHOWN, memberFilter } from "@/lib/agreements/filter";
import { countMembers, listMembers, type MemberRow } from "@/lib/agreements/queries/desk";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { deskForPage } from "./open-desk";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.members"))("title") };
}

/** The members of a professional order: who has a mailbox, until when, and who has none yet. */
export default async function Members({ params, searchParams }: Props) {
  const [{ seller, desk, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const given = singles(query);
  const filter = memberFilter.parse(given);
  const [t, counts, { rows, total }] = await Promise.all([
    getTranslations("agreements.members"),
    countMembers(seller, desk.id),
    listMembers(seller, desk.id, filter, PAGE_SIZE),
  ]);
  const shown = MEMBERS_SHOWN.map((value) => ({ value: value === "all" ? "" : value, label: t(`show.${value}`) }));
  const taken = ["aggiunti", "cambiati", "usciti"].map((name) => Number(given[name] ?? Number.NaN));
  const [added = 0, changed = 0, left = 0] = taken;
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", counts)} actions={<LinkedButton href={`${base}/elenco`}>{t("load")}</LinkedButton>}>
        {desk.name}
      </PageTitle>
      <DeskTabs base={base} current="members" />
      {taken.every(Number.isSafeInteger) && <Callout kind="good">{t("taken", { added, changed, left })}</Callout>}
      <SearchBar
        path={base}
        params={given}
        label={t("search")}
        choices={[{ param: "show", label: t("which"), options: shown }]}
      />
      <DataTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        path={base}
        params={{ q: given.q, show: given.show, page: given.page }}
        total={total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        csvHref={`${base}/csv?${exportQuery({ q: given.q, show: given.show })}`}
        columns={[
          { key: "number", label: t("number"), render: ({ number }) => number },
          { key: "name", label: t("name"), render: ({ name }) => name },
          { key: "email", label: t("email"), render: ({ email }) => email ?? "–" },
          { key: "mailbox", label: t("mailbox"), render: (row) => <Mailbox row={row} words={t} /> },
          {
            key: "expires",
            label: t("expires"),
            numeric: true,
            render: ({ expiresOn }) => (expiresOn ? <Day value={expiresOn} /> : "–"),
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}

function Mailbox({ row, words }: { row: MemberRow; words: (key: "ordered" | "left" | "without") => string }) {
  if (row.address) return <Address>{row.address}</Address>;
  if (row.ordered) return <StateBadge tone="waiting">{words("ordered")}</StateBadge>;
  return <StateBadge>{words(row.state === "left" ? "left" : "without")}</StateBadge>;
}
