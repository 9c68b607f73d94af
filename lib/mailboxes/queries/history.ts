import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Day, fromDb, type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { UserViewer } from "@/lib/platform/session";

/** What happened to a mailbox, with plain facts: dates, codes and names of the staff. */
export interface HistoryLine {
  id: string;
  kind: string;
  at: Instant;
  facts: Record<string, string | number>;
  actorName: string | null;
}

/** A mailbox of the viewer, or null. */
export async function ownMailbox(viewer: UserViewer, id: string): Promise<Mailbox | null> {
  if (!isId(id)) return null;
  const mailbox = await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: viewer.seller, id } } });
  return mailbox?.userId === viewer.userId ? mailbox : null;
}

/** The history of a mailbox, newest first. The caller has checked who looks. */
export async function historyOf(seller: string, mailboxId: string): Promise<HistoryLine[]> {
  const rows = await db().mailboxEvent.findMany({
    where: { sellerId: seller, mailboxId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 500,
  });
  return rows.map(({ id, kind, at, facts, actorName }) => ({
    id,
    kind,
    at: instantFromDb(at),
    facts: plain(facts),
    actorName,
  }));
}

function plain(facts: unknown): Record<string, string | number> {
  if (typeof facts !== "object" || facts === null) return {};
  const kept = Object.entries(facts).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(kept);
}

const INVOICE = { id: true, state: true, series: true, year: true, number: true, fileId: true } as const;

/** Orders of a mailbox with their payments and invoice, newest first; `userId` keeps only those of one customer. */
export async function ordersOfMailbox(seller: string, mailboxId: string, userId?: string) {
  const orders = await db().order.findMany({
    where: { sellerId: seller, mailboxId, ...(userId ? { userId } : {}) },
    orderBy: { createdAt: "desc" },
    include: {
      payments: { orderBy: { createdAt: "desc" } },
      invoice: { select: INVOICE },
      partOf: { select: { payments: { orderBy: { createdAt: "desc" } }, invoice: { select: INVOICE } } },
    },
    take: 200,
  });
  // What was renewed with others was paid and invoiced with them.
  return orders.map(({ partOf, payments, invoice, ...order }) => ({
    ...order,
    payments: partOf?.payments ?? payments,
    invoice: partOf ? partOf.invoice : invoice,
    createdAt: instantFromDb(order.createdAt),
  }));
}

/** Everything known of a mailbox besides history and orders. For staff only: the caller has checked the viewer. */
export async function mailboxFile(seller: string, id: string) {
  if (!isId(id)) return null;
  const mailbox = await db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: { holder: { select: { displayName: true, kind: true, email: true, province: true } } },
  });
  if (!mailbox) return null;
  const of = { sellerId: seller, mailboxId: id };
  const [requests, reminders, mails, commands, tasks] = await Promise.all([
    db().request.findMany({ where: of, orderBy: { openedAt: "desc" }, take: 50 }),
    db().reminder.findMany({ where: of, orderBy: { dueOn: "desc" }, take: 100 }),
    mailsAbout(seller, id, mailbox.holder.email),
    commandsOn(seller, id),
    db().staffTask.findMany({
      where: { sellerId: seller, subjectId: id, closedAt: null },
      orderBy: { openedAt: "asc" },
    }),
  ]);
  return { mailbox, requests, reminders, mails, commands, tasks };
}

/** Mails to the holder that speak of this mailbox: found by the recipient, which is indexed. */
async function mailsAbout(seller: string, mailboxId: string, recipient: string) {
  const rows = await db().mail.findMany({
    where: { sellerId: seller, recipient, facts: { path: ["mailboxId"], equals: mailboxId } },
    orderBy: { createdAt: "desc" },
    select: { id: true, template: true, state: true, createdAt: true, sentAt: true },
    take: 100,
  });
  return rows;
}

/** Acts on this mailbox in the audit log, newest first, with who did them. */
async function commandsOn(seller: string, mailboxId: string) {
  const rows = await db().$queryRaw<
    { id: string; act: string; actorKind: string; actorId: string | null; at: Date; refused: string | null }[]
  >`SELECT "id", "act", "actorKind", "actorId", "at", "refused" FROM "Command"
    WHERE "sellerId" = ${seller} AND "input" ->> 'mailboxId' = ${mailboxId} ORDER BY "at" DESC, "id" DESC LIMIT 200`;
  const ids = rows.flatMap(({ actorKind, actorId }) =>
    actorKind === "user" && actorId && isId(actorId) ? actorId : [],
  );
  const users = await db().user.findMany({
    where: { sellerId: seller, id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return rows.map((row) => ({ ...row, actorName: (row.actorId && names.get(row.actorId)) || null }));
}

/** The expiry of a mailbox as a day; null before it has one. */
export const expiryOf = (mailbox: Pick<Mailbox, "expiresOn">): Day | null =>
  mailbox.expiresOn && fromDb(mailbox.expiresOn);
