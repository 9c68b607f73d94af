import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaTabs } from "@/components/resellers/area-tabs";
import { Address } from "@/components/ui/address";
import { Day, Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { MonthNav } from "@/components/ui/month-nav";
import { Page, PageTitle } from "@/components/ui/page";
import { WholeTable } from "@/components/ui/whole-table";
import { monthAsked } from "@/lib/kernel/month";
import { today } from "@/lib/platform/clock";
import { type Commissions, commissionsOf } from "@/lib/resellers/queries/commission";
import { salesOf } from "@/lib/resellers/queries/statement";
import { totalsOfSales } from "@/lib/resellers/statement";
import { singles } from "@/lib/staff/table-params";
import { areaForPage } from "../open-area";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
/** More stand in the CSV. */
const SHOWN = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.statement"))("title") };
}

/** A month of a reseller: what it paid, its margin on the list, its commission. */
export default async function Statement({ params, searchParams }: Props) {
  const [{ seller, reseller, base }, query] = await Promise.all([areaForPage(params), searchParams]);
  const month = monthAsked(singles(query).mese, today());
  const [t, rows, commissions] = await Promise.all([
    getTranslations("resellers.statement"),
    salesOf(seller, reseller, month),
    commissionsOf(seller, reseller.id, month),
  ]);
  const totals = totalsOfSales(rows);
  const path = `${base}/rendiconto`;
  const amounts = [
    ["net", totals.netCents],
    ["vat", totals.vatCents],
    ["total", totals.totalCents],
    ["margin", totals.marginCents],
    // As the ledger has it: what was taken back of earlier months is off.
    ["commission", commissions.earnedCents],
    ["owed", commissions.owedCents],
  ] as const;
  return (
    <Page width="wide">
      <PageTitle lead={t("of", { month: month.text })}>{t("title")}</PageTitle>
      <AreaTabs base={base} current="statement" />
      <MonthNav path={path} month={month.from} />
      <DescriptionList
        items={[
          { term: t("activations"), value: String(totals.activations) },
          { term: t("renewals"), value: String(totals.renewals) },
          ...amounts.map(([key, cents]) => ({ term: t(key), value: <Money cents={cents} /> })),
        ]}
      />
      <GivenList given={commissions.given} />
      <WholeTable
        name={t("title")}
        rows={rows.slice(0, SHOWN)}
        total={rows.length}
        rowKey={({ id }) => id}
        csvHref={`${path}/csv?mese=${month.text}`}
        columns={[
          { key: "on", label: t("on"), render: ({ on }) => <Day value={on} /> },
          { key: "order", label: t("order"), render: ({ code }) => code },
          { key: "customer", label: t("customer"), render: ({ customer }) => customer },
          { key: "kind", label: t("kind"), render: ({ kind }) => t(`kinds.${kind}`) },
          {
            key: "mailbox",
            label: t("mailbox"),
            render: ({ address }) => (address ? <Address>{address}</Address> : "–"),
          },
          { key: "total", label: t("total"), numeric: true, render: (row) => <Money cents={row.totalCents} /> },
          { key: "margin", label: t("margin"), numeric: true, render: (row) => <Money cents={row.marginCents} /> },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}

/** What the reseller was given of its commissions in the month. */
async function GivenList({ given }: Pick<Commissions, "given">) {
  const t = await getTranslations("resellers.statement");
  if (given.length === 0) return null;
  return (
    <ul>
      {given.map(({ id, at, how, cents, note }) => (
        <li key={id}>
          {t(`given.${how}`)} <Money cents={cents} />, <Moment value={at} /> {note && `(${note})`}
        </li>
      ))}
    </ul>
  );
}
