import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { Address } from "@/components/ui/address";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { MonthNav } from "@/components/ui/month-nav";
import { Page, PageTitle } from "@/components/ui/page";
import { WholeTable } from "@/components/ui/whole-table";
import { statementRows } from "@/lib/agreements/queries/statement";
import { totalsOfStatement } from "@/lib/agreements/statement";
import { monthAsked } from "@/lib/kernel/month";
import { today } from "@/lib/platform/clock";
import { singles } from "@/lib/staff/table-params";
import { deskForPage } from "../open-desk";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
/** More stand in the CSV. */
const SHOWN = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.statement"))("title") };
}

/** A month of the agreement: activations, renewals, what members and the professional order pay, its commission. */
export default async function Statement({ params, searchParams }: Props) {
  const [{ seller, desk, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const month = monthAsked(singles(query).mese, today());
  const [t, rows] = await Promise.all([getTranslations("agreements.statement"), statementRows(seller, desk.id, month)]);
  const totals = totalsOfStatement(rows, desk.commissionBps);
  const path = `${base}/rendiconto`;
  return (
    <Page width="wide">
      <PageTitle lead={t("of", { month: month.text })}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="statement" />
      <MonthNav path={path} month={month.from} />
      <DescriptionList
        items={[
          { term: t("activations"), value: String(totals.activations) },
          { term: t("renewals"), value: String(totals.renewals) },
          { term: t("member"), value: <Money cents={totals.memberCents} /> },
          { term: t("share"), value: <Money cents={totals.shareCents} /> },
          { term: t("prepaid"), value: <Money cents={totals.prepaidCents} /> },
          { term: t("credited"), value: totals.creditedCents > 0 ? <Money cents={totals.creditedCents} /> : null },
          { term: t("commission"), value: <Money cents={totals.commissionCents} /> },
        ]}
      />
      <WholeTable
        name={t("title")}
        rows={rows.slice(0, SHOWN)}
        total={rows.length}
        rowKey={({ id }) => id}
        csvHref={`${path}/csv?mese=${month.text}`}
        columns={[
          { key: "on", label: t("on"), render: ({ on }) => <Day value={on} /> },
          { key: "name", label: t("name"), render: ({ name }) => name },
          { key: "kind", label: t("kind"), render: ({ kind }) => t(`kinds.${kind}`) },
          {
            key: "mailbox",
            label: t("mailbox"),
            render: ({ address }) => (address ? <Address>{address}</Address> : "–"),
          },
          { key: "member", label: t("member"), numeric: true, render: (row) => <Money cents={row.memberCents} /> },
          { key: "share", label: t("share"), numeric: true, render: (row) => <Money cents={row.shareCents} /> },
          { key: "prepaid", label: t("prepaid"), numeric: true, render: (row) => <Money cents={row.prepaidCents} /> },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
