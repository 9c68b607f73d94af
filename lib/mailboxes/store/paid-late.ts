import type { Order } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { type TooLate, whyTooLate } from "../paid-late";
import { lockMailbox } from "../store";

/**
 * What keeps money paid on a day from carrying out a locked order's renewal; null when nothing does, and for any other
 * order. What was begun before its money is owed whatever came after. Holds the mailbox meanwhile.
 */
export async function tooLateToRenew(tx: Tx, context: Context, order: Order, paidOn: Day): Promise<TooLate | null> {
  const { sellerId, kind, startedAt, mailboxId, oldExpiry } = order;
  if (kind !== "renewal" || startedAt || !mailboxId || !oldExpiry) return null;
  const mailbox = await lockMailbox(tx, sellerId, mailboxId);
  if (isRefusal(mailbox)) return "mailbox-gone";
  const ordered = await policyVersion(tx, sellerId, order.policyVersion);
  const orderedOn = dayInRome(instantFromDb(order.placedAt ?? order.createdAt));
  const standing = { state: mailbox.state, isRevoked: mailbox.revokeOn !== null };
  const paid = { expiry: fromDb(oldExpiry), orderedOn, paidOn };
  return whyTooLate({ ordered, today: context.policy }, standing, paid);
}
