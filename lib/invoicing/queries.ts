import type { Invoice } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import type { CourtesyCopy } from "./pdf/invoice-pdf";
import type { Standing } from "./pdf/standing";
import { documentOf } from "./queries/document";

/** What the courtesy copy of an invoice says as it stands; null when it has no number yet, or there is none. */
export async function courtesyCopy(seller: string, invoiceId: string, on: Day): Promise<CourtesyCopy | null> {
  const key = { sellerId_id: { sellerId: seller, id: invoiceId } };
  const invoice = await db().invoice.findUnique({ where: key });
  const document = invoice && (await documentOf(invoice, on));
  if (!document || isRefusal(document)) return null;
  return { document, standing: await standingOf(invoice), createdAt: invoice.createdAt };
}

async function standingOf({ sellerId, id, state }: Invoice): Promise<Standing> {
  const where = { sellerId, invoiceId: id };
  const last = await db().invoiceSending.findFirst({ where, orderBy: { version: "desc" } });
  const said = await db().invoiceNotification.findFirst({ where, orderBy: { happenedAt: "desc" } });
  const at = said?.happenedAt ?? last?.sentAt;
  return { state, sdiId: last?.sdiId ?? null, on: at ? dayInRome(instantFromDb(at)) : null };
}

/** The document an invoice has now; null when it has none. */
export async function documentInForce(seller: string, invoiceId: string): Promise<string | null> {
  const key = { sellerId_id: { sellerId: seller, id: invoiceId } };
  return (await db().invoice.findUnique({ where: key, select: { fileId: true } }))?.fileId ?? null;
}

/** The invoices of a user's orders, newest first; those still waiting for their number too. */
export async function invoicesOf(seller: string, userId: string) {
  const order = { select: { code: true } };
  const rows = await db().invoice.findMany({
    where: { sellerId: seller, OR: [{ order: { userId } }, { credited: { order: { userId } } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { order, credited: { select: { order } }, sendings: { where: { fileId: { not: null } }, take: 1 } },
    take: 200,
  });
  return rows.map((row) => ({
    ...row,
    orderCode: (row.order ?? row.credited?.order)?.code ?? "",
    hasXml: row.sendings.length > 0,
  }));
}

/** Sellers with invoices that wait for a number: the often-run sweep asks for those whose call got lost. */
export async function sellersWithWaitingInvoices(): Promise<string[]> {
  const rows = await db().invoice.findMany({
    where: { state: "waiting" },
    distinct: ["sellerId"],
    select: { sellerId: true },
  });
  return rows.map(({ sellerId }) => sellerId);
}
