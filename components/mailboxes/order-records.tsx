import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day, Moment } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { numberText } from "@/lib/invoicing/invoice";
import { fromDb, instantFromDb } from "@/lib/kernel/day";
import { SmallTable } from "./small-table";

const TONES: Record<string, Tone> = { approved: "good", open: "waiting", uploaded: "waiting", rejected: "bad" };
const when = (date: Date) => <Moment value={instantFromDb(date)} />;

type Document = { id: string; kind: string; state: string; fileId: string; createdAt: Date };
type Contract = { id: string; version: number; fileId: string; createdAt: Date };
type PapersProps = { documents: Document[]; contract: Contract | null; href: (fileId: string) => string };

/** Papers of an order; each opens in another window, and the look is kept in the log. */
export function Papers({ documents, contract, href }: PapersProps) {
  const t = useTranslations("desk.records");
  const words = useTranslations("documents");
  const open = (fileId: string, text: string) => (
    <a href={href(fileId)} target="_blank" rel="noreferrer">
      {text} <span className="visually-hidden">({t("new-window")})</span>
    </a>
  );
  const rows = documents.map(({ id, kind, state, fileId, createdAt }) => ({
    key: id,
    cells: [
      { label: t("paper"), value: open(fileId, words(`kinds.${kind}`)) },
      {
        label: t("state"),
        value: <StateBadge tone={TONES[state] ?? "neutral"}>{words(`states.${state}`)}</StateBadge>,
      },
      { label: t("when"), value: when(createdAt), numeric: true },
    ],
  }));
  const drawn = contract && {
    key: contract.id,
    cells: [
      { label: t("paper"), value: open(contract.fileId, t("contract", { version: contract.version })) },
      { label: t("state"), value: "–" },
      { label: t("when"), value: when(contract.createdAt), numeric: true },
    ],
  };
  return <SmallTable name={t("papers")} none={t("none")} rows={drawn ? [...rows, drawn] : rows} />;
}

type Review = {
  id: string;
  round: number;
  state: string;
  dueAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
};

/** Rounds of review, newest first. */
export function Reviews({ rows, href }: { rows: Review[]; href: (id: string) => string }) {
  const t = useTranslations("desk.records");
  return (
    <SmallTable
      name={t("reviews")}
      none={t("none")}
      rows={rows.map(({ id, round, state, dueAt, decidedAt, decidedByName }) => ({
        key: id,
        cells: [
          { label: t("review"), value: <Link href={href(id)}>{t("round", { round })}</Link> },
          {
            label: t("state"),
            value: <StateBadge tone={TONES[state] ?? "neutral"}>{t(`review-states.${state}`)}</StateBadge>,
          },
          { label: t("who"), value: decidedByName ?? "–" },
          { label: t(decidedAt ? "when" : "promised"), value: when(decidedAt ?? dueAt), numeric: true },
        ],
      }))}
    />
  );
}

type InvoiceRow = {
  id: string;
  number: number | null;
  series: string;
  year: number;
  issuedOn: Date;
  totalCents: number;
  fileId: string | null;
};

export function Invoice({ invoice, href }: { invoice: InvoiceRow | null; href: (id: string) => string }) {
  const t = useTranslations("desk.records");
  const text = invoice && (numberText(invoice) ?? t("number-soon"));
  return (
    <SmallTable
      name={t("invoice")}
      none={t("none")}
      rows={
        invoice
          ? [
              {
                key: invoice.id,
                cells: [
                  { label: t("number"), value: invoice.fileId ? <a href={href(invoice.id)}>{text}</a> : text },
                  { label: t("issued"), value: <Day value={fromDb(invoice.issuedOn)} />, numeric: true },
                  { label: t("amount"), value: <Money cents={invoice.totalCents} />, numeric: true },
                ],
              },
            ]
          : []
      }
    />
  );
}
