import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActivationState } from "@/components/agreements/activation-state";
import { Address } from "@/components/ui/address";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { TableParams } from "@/components/ui/table-link";
import type { LineRow } from "@/lib/agreements/queries/activation";
import type { ActivationRun } from "@/lib/generated/prisma/client";

type Shown = {
  run: ActivationRun;
  path: string;
  rows: LineRow[];
  total: number;
  page: number;
  params: TableParams;
  pageSize: number;
};

/** What became of each line of a run; while it stands still, its names can be changed. */
export async function Lines({ run, path, rows, total, page, params, pageSize }: Shown) {
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
      pageSize={pageSize}
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
