import { getTranslations } from "next-intl/server";
import { mailWords } from "@/components/mailboxes/mail-words";
import { formatDay, formatInstant } from "@/lib/kernel/day";
import { mailboxFilter } from "@/lib/mailboxes/filter";
import { eachMailbox } from "@/lib/mailboxes/queries/lists";
import { mailFilter } from "@/lib/notifications/filter";
import { eachMail } from "@/lib/notifications/queries/desk";
import { orderFilter } from "@/lib/orders/filter";
import { eachOrder } from "@/lib/orders/queries/desk";
import { type Role, STAFF_ROLES } from "@/lib/platform/actor";
import type { UserViewer } from "@/lib/platform/session";
import { requestFilter } from "@/lib/requests/filter";
import { eachRequest } from "@/lib/requests/queries";
import { asRows, type CsvRow, euros } from "@/lib/staff/csv-file";
import { customerFilter } from "@/lib/staff/customer-filter";
import type { ExportedList } from "@/lib/staff/operations/export-list";
import { eachCustomer } from "@/lib/staff/queries/customers";
import { cutWords, invoiceRows, refundRows, topUpRows, waitingOrderRows } from "./money-files";

/** What the link of the table says: the same rows leave. */
type Query = Record<string, string>;

interface ListFile {
  /** As the audit log calls it. */
  name: ExportedList;
  /** Who sees the list on the desk; the admin sees all. */
  roles: readonly Role[];
  rows(viewer: UserViewer, query: Query): AsyncGenerator<CsvRow[]>;
}

const MONEY = ["accounting", "back-office"] as const;

/** The lists that leave as files, by the word in their address. */
export const FILES: Record<string, ListFile> = {
  caselle: { name: "mailboxes", roles: STAFF_ROLES, rows: mailboxRows },
  ordini: { name: "orders", roles: STAFF_ROLES, rows: orderRows },
  clienti: { name: "customers", roles: STAFF_ROLES, rows: customerRows },
  richieste: { name: "requests", roles: STAFF_ROLES, rows: requestRows },
  posta: { name: "mails", roles: STAFF_ROLES, rows: mailRows },
  fatture: { name: "invoices", roles: MONEY, rows: invoiceRows },
  pagamenti: { name: "top-ups", roles: MONEY, rows: topUpRows },
  "ordini-da-pagare": { name: "waiting-orders", roles: MONEY, rows: waitingOrderRows },
  rimborsi: { name: "refunds", roles: MONEY, rows: refundRows },
};

async function* mailboxRows({ seller }: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const [t, states] = await Promise.all([getTranslations("desk.mailboxes"), getTranslations("mailboxes.states")]);
  yield [[t("address"), t("user-code"), t("holder"), t("province"), t("plan"), t("state"), t("expiry")]];
  yield* asRows(
    eachMailbox(seller, mailboxFilter.parse(query)),
    (row) => [
      row.address,
      row.userCode ?? "",
      row.holder,
      row.province ?? "",
      row.planCode,
      states(row.state),
      row.expiresOn ? formatDay(row.expiresOn) : "",
    ],
    await cutWords(),
  );
}

async function* orderRows({ seller }: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const [t, words] = await Promise.all([getTranslations("desk.orders"), getTranslations("mailboxes")]);
  yield [[t("code"), t("kind"), t("holder"), t("channel"), t("state"), t("created"), t("total")]];
  yield* asRows(
    eachOrder(seller, orderFilter.parse(query)),
    (row) => [
      row.code,
      words(`orders.kinds.${row.kind}`),
      row.holder,
      t(`channels.${row.channel}`),
      words(`order-states.${row.state}`),
      formatInstant(row.createdAt),
      euros(row.totalCents),
    ],
    await cutWords(),
  );
}

async function* customerRows({ seller }: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const t = await getTranslations("staff.customers");
  yield [[t("name"), t("email"), t("province")]];
  yield* asRows(
    eachCustomer(seller, customerFilter.parse(query)),
    ({ name, email, province }) => [name, email, province ?? ""],
    await cutWords(),
  );
}

async function* requestRows(viewer: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const [t, words] = await Promise.all([getTranslations("desk.requests"), getTranslations("requests")]);
  yield [[t("code"), t("about"), t("customer"), t("province"), t("rep"), t("state"), t("opened"), t("due")]];
  yield* asRows(
    eachRequest(viewer, requestFilter.parse(query)),
    (row) => [
      row.code,
      words(`kinds.${row.kind}`),
      row.customerName,
      row.province ?? "",
      row.withReseller ?? row.assignedTo ?? "",
      words(`states.${row.state}`),
      formatInstant(row.openedAt),
      formatInstant(row.dueAt),
    ],
    await cutWords(),
  );
}

async function* mailRows({ seller }: UserViewer, query: Query): AsyncGenerator<CsvRow[]> {
  const [t, records] = await Promise.all([getTranslations("desk.mail"), getTranslations("desk.records")]);
  yield [[t("what"), t("to"), t("subject"), t("state"), t("when")]];
  for await (const rows of eachMail(seller, mailFilter.parse(query)))
    yield rows.map(({ template, recipient, subject, state, sentAt, createdAt }) => [
      mailWords(records, template),
      recipient,
      subject ?? "",
      records(`mail-states.${state}`),
      formatInstant(sentAt ?? createdAt),
    ]);
}
