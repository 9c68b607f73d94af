import { instantToDb, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { amountsOf } from "./ask";

interface Invoiced {
  id: string;
  lines: unknown;
  netCents: number;
  vatCents: number;
  totalCents: number;
  billingSealed: string | null;
  /** Kind of the order's holder. */
  holderKind: string;
  channel: string;
}

/** The invoices of many orders paid together, in one statement: like `invoicePaid` for each. */
export async function invoicePaidTogether(tx: Tx, context: Context, orders: readonly Invoiced[]): Promise<void> {
  const { seller, today, policy } = context;
  const { holderKinds, channels } = policy.money.invoice.onDelivery;
  const kinds = holderKinds.filter((kind) => policy.identity.holderKinds.includes(kind));
  const onDelivery = ({ holderKind, channel }: Invoiced) =>
    channels.some((each) => each === channel) || kinds.some((kind) => kind === holderKind);
  const rows = orders.map((order) => ({
    id: newId(),
    orderId: order.id,
    state: onDelivery(order) ? "held" : "waiting",
    lines: order.lines,
    billingSealed: order.billingSealed ?? "",
    ...amountsOf(order),
  }));
  await tx.$executeRaw`
    INSERT INTO "Invoice" ("sellerId", "id", "orderId", "state", "series", "year", "issuedOn", "lines", "netCents",
      "vatCents", "totalCents", "billingSealed", "createdAt", "vatSplit", "operationOn")
    SELECT ${seller}, i."id", i."orderId", i."state"::"InvoiceState", ${policy.money.invoiceSeries}, ${today.year},
      ${toDb(today)}::date, i."lines", i."netCents", i."vatCents", i."totalCents", i."billingSealed",
      ${instantToDb(context.now)}, i."vatSplit", CASE WHEN i."state" = 'held' THEN ${toDb(today)}::date END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i("id" uuid, "orderId" uuid, "state" text, "lines" jsonb,
      "netCents" int, "vatCents" int, "totalCents" int, "billingSealed" text, "vatSplit" boolean)`;
  if (rows.some(({ state }) => state === "waiting"))
    await context.enqueue("invoices.number", { seller }, { key: seller });
}
