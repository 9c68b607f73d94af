import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmActivation, SteerActivation } from "@/components/agreements/activation-acts";
import { ActivationState } from "@/components/agreements/activation-state";
import { Address } from "@/components/ui/address";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { SearchBar } from "@/components/ui/search-bar";
import type { TableParams } from "@/components/ui/table-link";
import { LINES_SHOWN, lineFilter } from "@/lib/agreements/activation-filter";
import {
  activationLines,
  activationRun,
  type LineCounts,
  type LineRow,
  lineCounts,
  orderAccount,
  togetherOrders,
} from "@/lib/agreements/queries/activation";
import type { ActivationRun } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";
import { singles } from "@/lib/staff/table-params";
import { deskForPage } from "../../open-desk";
import { confirm, steer } from "../actions";

type Props = {
  params: Promise<{ seller: string; agreement: string; run: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activations"))("title") };
}

/** A run: its price before it begins, how far it is, and what became of each line. */
export default async function Activation({ params, searchParams }: Props) {
  const [{ seller, desk, base }, { run: id }, query] = await Promise.all([deskForPage(params), params, searchParams]);
  const run = await activationRun(seller, desk.id, id);
  if (!run) notFound();
  const given = singles(query);
  const filter = lineFilter.parse(given);
  const [t, counts, lines] = await Promise.all([
    getTranslations("activations"),
    lineCounts(run),
    activationLines(run, filter, PAGE_SIZE),
  ]);
  const path = `${base}/attivazioni/${run.id}`;
  const shown = LINES_SHOWN.map((value) => ({
    value: value === "all" ? "" : value,
    label: value === "all" || value === "clash" ? t(`run.${value}`) : t(`states.${value}`),
  }));
  return (
    <Page width="wide">
      <Link href={`${base}/attivazioni`} className="back-link">
        {t("run.back")}
      </Link>
      <PageTitle lead={t(`run-states.${run.state}`)}>{t("title")}</PageTitle>
      <Progress run={run} counts={counts} />
      <Together run={run} />
      <Acts seller={seller} run={run} lines={counts.waiting ?? 0} />
      <Section title={t("run.lines")}>
        <SearchBar
          path={path}
          params={given}
          label={t("run.search")}
          choices={[{ param: "show", label: t("run.which"), options: shown }]}
        />
        <Lines
          run={run}
          path={path}
          {...lines}
          page={filter.page}
          params={{ q: given.q, show: given.show, page: given.page }}
        />
      </Section>
    </Page>
  );
}

async function Progress({ run, counts }: { run: ActivationRun; counts: LineCounts }) {
  const t = await getTranslations("activations");
  const lines = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const states = Object.entries(counts).map(([state, n]) => ({ term: t(`states.${state}`), value: String(n) }));
  return (
    <>
      {run.state === "paused" && (
        <Callout kind="warning">{run.pausedWhy ? t(`paused-why.${run.pausedWhy}`) : t("paused")}</Callout>
      )}
      <DescriptionList
        items={[
          { term: t("run.total-lines"), value: String(lines) },
          ...states,
          { term: t("run.unit"), value: <Money cents={run.unitCents} /> },
          { term: t("run.who-pays"), value: t(`form.pays-of.${run.pays}`) },
          { term: t("run.invoices"), value: t(`run.invoices-of.${run.together ? "one" : "each"}`) },
          { term: t("run.papers"), value: t(`form.papers-of.${run.papers}`) },
        ]}
      />
      <AccountShort run={run} counts={counts} />
      {(run.state === "running" || (counts.making ?? 0) > 0) && <RefreshSoon label={t("run.refresh")} />}
    </>
  );
}

/** What was carried out on one invoice, or is being put on it. */
async function Together({ run }: { run: ActivationRun }) {
  const [t, locale, orders] = await Promise.all([getTranslations("activations.run"), getLocale(), togetherOrders(run)]);
  return orders.map(({ id, code, totalCents, mailboxes, invoice, state }) => (
    <p key={id}>
      {t(state === "draft" ? "together-open" : "together", {
        code,
        mailboxes,
        total: formatCents(totalCents, locale),
        invoice: invoice ?? "no",
      })}
    </p>
  ));
}

/** Members still sign, and what the account has would not pay for all of them any more. */
async function AccountShort({ run, counts }: { run: ActivationRun; counts: LineCounts }) {
  const waiting = counts["to-complete"] ?? 0;
  if (run.pays !== "prepaid" || waiting === 0) return null;
  const account = await orderAccount(run.sellerId, run.agreementId);
  if (!account || account.spendableCents >= waiting * run.unitCents) return null;
  return <Callout kind="warning">{(await getTranslations("activations.run"))("short-for-members")}</Callout>;
}

async function Acts({ seller, run, lines }: { seller: string; run: ActivationRun; lines: number }) {
  const t = await getTranslations("activations.run");
  const total = lines * run.unitCents;
  const act = (event: "pause" | "resume" | "drop") => (
    <SteerActivation action={steer.bind(null, seller)} runId={run.id} event={event} />
  );
  if (run.state === "running") return act("pause");
  if (run.state === "paused")
    return (
      <>
        {act("resume")}
        {act("drop")}
      </>
    );
  if (run.state !== "draft") return null;
  if (lines === 0) return <Callout kind="warning">{t("nothing")}</Callout>;
  const account = run.pays === "prepaid" ? await orderAccount(seller, run.agreementId) : null;
  return (
    <Section title={t("price")}>
      <DescriptionList
        items={[
          { term: t("total", { lines }), value: <Money cents={total} /> },
          ...(account ? [{ term: t("spendable"), value: <Money cents={account.spendableCents} /> }] : []),
        ]}
      />
      {account && account.spendableCents < total && <Callout kind="warning">{t("short")}</Callout>}
      <ConfirmActivation
        action={confirm.bind(null, seller)}
        runId={run.id}
        lines={lines}
        totalCents={total}
        papers={run.papers}
      />
    </Section>
  );
}

type Shown = { run: ActivationRun; path: string; rows: LineRow[]; total: number; page: number; params: TableParams };

async function Lines({ run, path, rows, total, page, params }: Shown) {
  const t = await getTranslations("activations.run");
  const editable = run.state === "draft" || run.state === "paused";
  return (
    <DataTable
      name={t("lines")}
      rows={rows}
      rowKey={({ memberId }) => memberId}
      path={path}
      params={params}
      total={total}
      page={page}
      pageSize={PAGE_SIZE}
      csvHref={`${path}/csv`}
      columns={[
        {
          key: "name",
          label: t("name"),
          render: (row) =>
            editable && !row.orderCode ? <Link href={`${path}/${row.memberId}`}>{row.name}</Link> : row.name,
        },
        { key: "number", label: t("number"), render: ({ number }) => number },
        {
          key: "mailbox",
          label: t("mailbox"),
          render: (row) => <Mailbox row={row} domain={run.domain} clash={t("clash")} />,
        },
        { key: "state", label: t("state"), render: (row) => <State row={row} /> },
      ]}
      empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
    />
  );
}

function Mailbox({ row, domain, clash }: { row: LineRow; domain: string; clash: string }) {
  const [first, ...others] = row.names;
  const name = row.address ?? (first && `${first}@${domain}`);
  if (!name) return "–";
  return (
    <>
      <Address>{name}</Address>
      {!row.address && <div>{[...(row.clash ? [clash] : []), ...others].join(", ")}</div>}
    </>
  );
}

async function State({ row }: { row: LineRow }) {
  const t = await getTranslations("activations.why");
  return (
    <>
      <ActivationState state={row.state} />
      {row.reason && <div>{t(row.reason)}</div>}
    </>
  );
}
