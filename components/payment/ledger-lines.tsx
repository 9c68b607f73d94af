import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import type { TableParams } from "@/components/ui/table-link";
import type { LedgerLine } from "@/lib/accounts/ledger-line";
import { instantFromDb } from "@/lib/kernel/day";

type Props = {
  seller: string;
  lines: LedgerLine[];
  path: string;
  params: TableParams;
  total: number;
  page: number;
  pageSize: number;
};

/** The lines of an account, newest first, each with the balance it left. */
export function LedgerLines({ seller, lines, params, ...table }: Props) {
  const t = useTranslations("money.ledger.lines");
  const kinds = useTranslations("money.movements");
  const columns: Column<LedgerLine>[] = [
    { key: "at", label: t("at"), render: ({ at }) => <Moment value={instantFromDb(at)} /> },
    { key: "what", label: t("what"), render: ({ kind }) => (kinds.has(kind) ? kinds(kind) : kind) },
    { key: "code", label: t("code"), render: (line) => <Code seller={seller} line={line} /> },
    { key: "note", label: t("note"), render: ({ note }) => note || "–" },
    { key: "amount", label: t("amount"), numeric: true, render: ({ amountCents }) => <Money cents={amountCents} /> },
    {
      key: "balance",
      label: t("balance"),
      numeric: true,
      render: ({ balanceCents }) => <Money cents={balanceCents} />,
    },
  ];
  return (
    <DataTable
      name={t("title")}
      columns={columns}
      rows={lines}
      rowKey={({ movementId, n }) => `${movementId}|${n}`}
      params={params}
      empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
      {...table}
    />
  );
}

function Code({ seller, line: { code, orderId, topUpId } }: { seller: string; line: LedgerLine }) {
  if (!code) return "–";
  const base = `/${seller}/desk/pagamenti`;
  return <Link href={orderId ? `${base}/ordini/${orderId}` : `${base}/${topUpId}`}>{code}</Link>;
}
