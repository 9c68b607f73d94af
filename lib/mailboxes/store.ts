import { type Mailbox, type Order, Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isUnderWay } from "@/lib/orders/order";
import { actorName } from "@/lib/platform/actor";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { afterEvent, type MailboxEvent, stateWritten } from "./mailbox";

/** What is written in a mailbox's history. */
export type HistoryKind =
  | "bought"
  | "provisioning-started"
  | "name-lost"
  | "activated"
  | "provisioning-failed"
  | "credentials-shown"
  | "reminded"
  | "renewal-ordered"
  | "renewed"
  | "followed"
  | "renewal-failed"
  | "card-refused"
  | "add-on-ordered"
  | "add-on-active"
  | "add-on-failed"
  | "expired"
  | "suspended"
  | "restored"
  | "cancelled"
  | "deleted"
  | "notice-given"
  | "options-asked"
  | "options-set"
  | "options-refused"
  | "not-renewing"
  | "renewing-after-all"
  | "credentials-sent-again"
  | "revocation-asked"
  | "revocation-planned"
  | "revoked"
  | "user-declared"
  | "user-ended"
  | "request-opened";

/** Adds a line to a mailbox's history. Facts carry dates, codes and ids only. */
export async function writeHistory(
  tx: Tx,
  context: Context,
  mailboxId: string,
  kind: HistoryKind,
  facts: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.mailboxEvent.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      mailboxId,
      kind,
      at: instantToDb(context.now),
      facts,
      actorName: actorName(context.actor) ?? null,
    },
  });
}

/** Locks a mailbox for the rest of the transaction. Refuses `mailbox-unknown`. */
export async function lockMailbox(
  tx: Tx,
  seller: string,
  mailboxId: string,
): Promise<Outcome<Mailbox, "mailbox-unknown">> {
  const [row] = await rowsIn<Mailbox>(
    tx,
    Prisma.sql`SELECT * FROM "Mailbox" WHERE "sellerId" = ${seller} AND "id" = ${mailboxId}::uuid FOR UPDATE`,
  );
  // States as the client names them.
  return row ? { ...row, state: stateWritten(row.state) } : refuse("mailbox-unknown");
}

/** Moves a locked mailbox along its life. Refuses `mailbox-cannot-<event>`. */
export async function moveMailbox(
  tx: Tx,
  at: Instant,
  mailbox: Mailbox,
  event: MailboxEvent,
  changes: Prisma.MailboxUpdateInput = {},
): Promise<Outcome<Mailbox>> {
  const state = afterEvent(mailbox.state, event);
  if (isRefusal(state)) return state;
  return tx.mailbox.update({
    where: { sellerId_id: { sellerId: mailbox.sellerId, id: mailbox.id } },
    data: { ...changes, state, updatedAt: instantToDb(at) },
  });
}

/** The paid order's mailbox comes to be, still without a name of its own at the provider; its held name becomes bound. */
export async function reserveMailbox(tx: Tx, context: Context, order: Order): Promise<void> {
  const name = await tx.name.findFirst({ where: { sellerId: order.sellerId, orderId: order.id } });
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.holderId ?? "" } },
  });
  const first = await tx.nameChoice.findFirst({
    where: { sellerId: order.sellerId, orderId: order.id },
    orderBy: { rank: "asc" },
  });
  const id = newId();
  const at = instantToDb(context.now);
  await tx.mailbox.create({
    data: {
      sellerId: order.sellerId,
      id,
      localPart: name?.localPart ?? first?.localPart ?? "",
      domain: order.domain,
      state: "reserved",
      holderId: holder.id,
      userId: order.userId,
      orderId: order.id,
      planCode: order.planCode,
      termMonths: order.termMonths,
      province: holder.province,
      createdAt: at,
      updatedAt: at,
    },
  });
  await tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { mailboxId: id },
  });
  if (name) await bindName(tx, context, name, { mailboxId: id, holderIndex: holder.taxCodeIndex });
  await writeHistory(tx, context, id, "bought", { order: order.code });
}

async function bindName(
  tx: Tx,
  context: Context,
  name: { domain: string; localPart: string },
  to: { mailboxId: string; holderIndex: string },
): Promise<void> {
  await tx.name.update({
    where: { sellerId_domain_localPart: { sellerId: context.seller, domain: name.domain, localPart: name.localPart } },
    data: { state: "bound", heldUntil: null, updatedAt: instantToDb(context.now), ...to },
  });
}

/**
 * Starts making the mailbox when the order is paid and its papers are approved, whichever came last. The order is
 * locked, so exactly one of the two finds both true.
 */
export async function startProvisioningWhenReady(tx: Tx, context: Context, order: Order): Promise<boolean> {
  if (!isUnderWay(order)) return false;
  const review = await tx.review.findFirst({
    where: { sellerId: order.sellerId, orderId: order.id },
    orderBy: { round: "desc" },
    select: { state: true },
  });
  if (review?.state !== "approved") return false;
  const mailbox = await tx.mailbox.findFirst({ where: { sellerId: order.sellerId, orderId: order.id } });
  if (mailbox?.state !== "reserved") return false;
  await moveMailbox(tx, context.now, mailbox, "provision");
  await writeHistory(tx, context, mailbox.id, "provisioning-started");
  await context.enqueue("mailbox.provision", { seller: order.sellerId, mailboxId: mailbox.id });
  return true;
}
