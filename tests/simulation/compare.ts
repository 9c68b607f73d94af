import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import { toIso } from "./model/calendar";
import type { Mailbox, Order } from "./model/things";
import { Mismatch, type World } from "./world";

interface MailboxRow {
  id: string;
  orderId: string;
  state: string;
  expiry: string | null;
  plan: string;
  addOns: string;
  reminders: number;
  userCode: string | null;
  address: string;
}

/** The mailboxes of the product, with what has been told of them. */
const mailboxRows = (sellers: string[]) => db().$queryRaw<MailboxRow[]>`
  SELECT m."id", m."orderId", m."state"::text AS "state", m."expiresOn"::text AS "expiry", m."planCode" AS "plan",
    m."userCode", m."localPart" || '@' || m."domain" AS "address",
    coalesce((SELECT string_agg(a."code" || ' ' || a."blocks", ', ' ORDER BY a."code", a."blocks") FROM "AddOn" a
      WHERE a."sellerId" = m."sellerId" AND a."mailboxId" = m."id" AND a."state" <> 'ended'), '') AS "addOns",
    (SELECT count(*)::int FROM "Mail" r WHERE r."sellerId" = m."sellerId" AND r."template" = 'renewal-reminder'
      AND r."facts"->>'mailboxId' = m."id"::text AND r."state" IN ('queued', 'sent')) AS "reminders"
  FROM "Mailbox" m WHERE m."sellerId" = ANY(${sellers})`;

interface OrderRow {
  id: string;
  state: string;
  net: number;
  vat: number;
  total: number;
  held: number;
  newExpiry: string | null;
}

const orderRows = (sellers: string[]) => db().$queryRaw<OrderRow[]>`
  SELECT "id", "state"::text AS "state", "netCents"::int AS "net", "vatCents"::int AS "vat", "totalCents"::int AS "total",
    "receivedCents"::int AS "held", "newExpiry"::text AS "newExpiry" FROM "Order" WHERE "sellerId" = ANY(${sellers})`;

const ledgerRows = (sellers: string[]) => db().$queryRaw<{ account: string }[]>`
  SELECT a."sellerId" || '|' || a."kind" || ':' || a."ownerId" || ' ' || sum(p."amountCents") AS "account"
  FROM "LedgerAccount" a JOIN "Posting" p ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
  WHERE a."sellerId" = ANY(${sellers}) GROUP BY a."sellerId", a."kind", a."ownerId" HAVING sum(p."amountCents") <> 0`;

const textOf = (values: (string | number | null)[]): string => values.join(" | ");
const blocks = ({ addOns }: Mailbox): string =>
  addOns
    .map(({ code, blocks: n }) => `${code} ${n}`)
    .sort()
    .join(", ");

/** What a mailbox's holder was told, and what was planned, to be read where the two do not agree. */
async function told(mailboxId = ""): Promise<string> {
  const rows = await db().$queryRaw<{ line: string }[]>`
    SELECT concat_ws(' ', '  reminder', "offset", "dueOn", "state", "sentAt") AS "line" FROM "Reminder"
      WHERE "mailboxId"::text = ${mailboxId}
    UNION ALL SELECT concat_ws(' ', '  mail', "template", "state", "createdAt") FROM "Mail"
      WHERE "facts"->>'mailboxId' = ${mailboxId}`;
  return rows.map(({ line }) => line).join("\n");
}

const sellersOf = ({ model }: World) => [...model.policies.keys()];

/** Holds every mailbox, order and account of the model's sellers against it; throws at the first that differs. */
export async function compare(world: World): Promise<void> {
  const { model } = world;
  const rows = new Map((await mailboxRows(sellersOf(world))).map((row) => [row.orderId, row]));
  if (rows.size !== model.mailboxes.length)
    throw new Mismatch(`${world.isoToday()}: ${rows.size} mailboxes, the model has ${model.mailboxes.length}`);
  for (const mailbox of model.mailboxes) {
    const row = rows.get(model.ordersOf(mailbox)[0]?.id ?? "");
    const expiry = mailbox.expiry === null ? null : toIso(mailbox.expiry);
    const expected = textOf([mailbox.state, expiry, mailbox.plan, blocks(mailbox), mailbox.reminders]);
    const found = row && textOf([row.state, row.expiry, row.plan, row.addOns, row.reminders]);
    if (found !== expected)
      throw differs(world, `mailbox ${row?.id}`, `${found}\n${await told(row?.id)}`, expected, mailbox);
  }
  await compareOrders(world);
  const found = (await ledgerRows(sellersOf(world))).map(({ account }) => account).sort();
  const expected = model.ledger.standing();
  const odd = [
    ...found.filter((each) => !expected.includes(each)),
    ...expected.filter((each) => !found.includes(each)),
  ];
  if (odd.length > 0)
    throw differs(
      world,
      "accounts",
      found.filter((e) => odd.includes(e)).join("; "),
      expected.filter((e) => odd.includes(e)).join("; "),
    );
}

async function compareOrders(world: World): Promise<void> {
  const rows = new Map((await orderRows(sellersOf(world))).map((row) => [row.id, row]));
  const all: Order[] = [...world.model.orders.values()].flat();
  for (const order of all) {
    const row = rows.get(order.id);
    const { state, net, vat, total, held } = order;
    const newExpiry = order.newExpiry === null ? null : toIso(order.newExpiry);
    const expected = textOf([state, net, vat, total, held, newExpiry]);
    const found = row && textOf([row.state, row.net, row.vat, row.total, row.held, row.newExpiry]);
    if (found !== expected) throw differs(world, `${order.kind} order ${order.id}`, found, expected, order.mailbox);
    rows.delete(order.id);
  }
  const unknown = [...rows.values()].filter(({ state }) => state !== "draft");
  if (unknown.length > 0)
    throw differs(world, "orders", unknown.map(({ id, state }) => `${id} ${state}`).join("; "), "none more");
}

const differs = (world: World, what: string, found: string | undefined, expected: string, mailbox?: Mailbox) =>
  new Mismatch(
    `${world.isoToday()} ${mailbox?.seller ?? ""} ${what}\n  is     ${found}\n  should ${expected}`,
    mailbox,
  );

/** The provider's own word on every mailbox it has: its state and the day it is paid to. */
export async function compareProvider(world: World): Promise<void> {
  for (const mailbox of world.model.mailboxes) {
    const { codes, atProvider, expiry } = mailbox;
    if (atProvider === "none" || expiry === null) continue;
    const found = await mailboxProvider().findMailbox({ address: codes.address });
    const is = found && !isRefusal(found) ? textOf([found.state, found.expiry]) : "unknown";
    const should = textOf([atProvider, toIso(expiry)]);
    if (is !== should) throw differs(world, `${codes.address} at the provider`, is, should, mailbox);
  }
}
