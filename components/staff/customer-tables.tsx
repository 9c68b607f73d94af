import Link from "next/link";
import { useTranslations } from "next-intl";
import { MailboxBadge } from "@/components/mailboxes/mailbox-badge";
import { OrderBadge } from "@/components/mailboxes/mailbox-orders";
import { Payments } from "@/components/mailboxes/records";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day, Moment } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { isDocumentKind } from "@/lib/documents/document";
import { numberText } from "@/lib/invoicing/invoice";
import { fromDb, instantFromDb } from "@/lib/kernel/day";
import type { MailboxState } from "@/lib/mailboxes/mailbox";

type Mailbox = {
  id: string;
  localPart: string;
  domain: string;
  userCode: string | null;
  state: MailboxState;
  expiresOn: Date | null;
};

export function CustomerMailboxes({ rows, base }: { rows: Mailbox[]; base: string }) {
  const t = useTranslations("staff.customer");
  return (
    <SmallTable
      name={t("mailboxes")}
      none={t("nothing")}
      rows={rows.map(({ id, localPart, domain, userCode, state, expiresOn }) => ({
        key: id,
        cells: [
          { label: t("address"), value: <Link href={`${base}/caselle/${id}`}>{`${localPart}@${domain}`}</Link> },
          { label: t("user-code"), value: userCode ?? "–" },
          { label: t("state"), value: <MailboxBadge state={state} /> },
          { label: t("expires"), value: expiresOn ? <Day value={fromDb(expiresOn)} /> : "–", numeric: true },
        ],
      }))}
    />
  );
}

type Invoice = { id: string; series: string; year: number; number: number | null };
type Payment = { id: string; method: string; state: string; amountCents: number; createdAt: Date };
type Order = {
  id: string;
  code: string;
  state: string;
  totalCents: number;
  createdAt: Date;
  invoice: Invoice | null;
  payments: Payment[];
  documents: { id: string; kind: string; createdAt: Date }[];
};

export function CustomerOrders({ rows, base }: { rows: Order[]; base: string }) {
  const t = useTranslations("staff.customer");
  return (
    <SmallTable
      name={t("orders")}
      none={t("nothing")}
      rows={rows.map(({ id, code, state, totalCents, createdAt }) => ({
        key: id,
        cells: [
          { label: t("order"), value: <Link href={`${base}/ordini/${id}`}>{code}</Link> },
          { label: t("state"), value: <OrderBadge state={state} /> },
          { label: t("when"), value: <Moment value={instantFromDb(createdAt)} />, numeric: true },
          { label: t("total"), value: <Money cents={totalCents} />, numeric: true },
        ],
      }))}
    />
  );
}

/** Payments of the customer's orders, and the invoices made of them. */
export function CustomerMoney({ rows, base }: { rows: Order[]; base: string }) {
  const t = useTranslations("staff.customer");
  const invoiced = rows.flatMap(({ code, totalCents, invoice }) => (invoice ? [{ code, totalCents, invoice }] : []));
  return (
    <>
      <Payments rows={rows.flatMap(({ code, payments }) => payments.map((payment) => ({ ...payment, code })))} />
      <SmallTable
        name={t("invoices")}
        none={t("no-invoices")}
        rows={invoiced.map(({ code, totalCents, invoice }) => ({
          key: invoice.id,
          cells: [
            {
              label: t("invoice"),
              value: <Link href={`${base}/fatture/${invoice.id}`}>{numberText(invoice) ?? t("no-number")}</Link>,
            },
            { label: t("order"), value: code },
            { label: t("total"), value: <Money cents={totalCents} />, numeric: true },
          ],
        }))}
      />
    </>
  );
}

/** Which papers came with which order; the papers themselves are opened where they are judged. */
export function CustomerDocuments({ rows, base }: { rows: Order[]; base: string }) {
  const t = useTranslations("staff.customer");
  const names = useTranslations("documents");
  const papers = rows.flatMap(({ id, code, documents }) => documents.map((paper) => ({ ...paper, orderId: id, code })));
  return (
    <SmallTable
      name={t("documents")}
      none={t("nothing")}
      rows={papers.map(({ id, kind, createdAt, orderId, code }) => ({
        key: id,
        cells: [
          { label: t("document"), value: isDocumentKind(kind) ? names(`kinds.${kind}`) : kind },
          { label: t("order"), value: <Link href={`${base}/ordini/${orderId}`}>{code}</Link> },
          { label: t("when"), value: <Moment value={instantFromDb(createdAt)} />, numeric: true },
        ],
      }))}
    />
  );
}
