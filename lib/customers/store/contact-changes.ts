import type { ContactChange } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { endLinks } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

export interface AskedChange {
  /** Whose address it is: an account's, or only a holder's; neither when nobody was found. */
  userId: string | null;
  holderId: string | null;
  oldEmail: string | null;
  newEmail: string;
  /** The request by which the staff decide; null: a link to the new address does. */
  requestId: string | null;
  /** What somebody without access said of themselves; kept sealed. */
  claim?: Record<string, string>;
}

/** Writes down that a new address is asked for; what the account asked before is replaced, its links end. */
export async function askChange(tx: Tx, context: Context, { claim, ...asked }: AskedChange): Promise<string> {
  const { seller, now } = context;
  // What a stranger asks by a form replaces nothing of the owner's.
  if (asked.userId && !claim) await replaceEarlier(tx, context, asked.userId);
  const id = newId();
  const claimSealed = claim ? seal(claim) : null;
  await tx.contactChange.create({ data: { ...asked, sellerId: seller, id, claimSealed, askedAt: instantToDb(now) } });
  return id;
}

async function replaceEarlier(tx: Tx, { seller, now }: Context, userId: string): Promise<void> {
  const where = { sellerId: seller, userId, state: "asked", claimSealed: null };
  const earlier = await tx.contactChange.findMany({ where, select: { id: true } });
  for (const { id } of earlier) {
    await endLinks(tx, seller, "change-email", id, now);
    await endLinks(tx, seller, "undo-email", id, now);
  }
  await tx.contactChange.updateMany({ where, data: { state: "replaced" } });
}

/** Locks a change, its account's row first as everywhere; null when there is none. */
export async function lockChange(tx: Tx, sellerId: string, id: string): Promise<ContactChange | null> {
  const key = { sellerId_id: { sellerId, id } };
  const found = await tx.contactChange.findUnique({ where: key, select: { userId: true } });
  if (found?.userId)
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "sellerId" = ${sellerId} AND "id" = ${found.userId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "ContactChange" WHERE "sellerId" = ${sellerId} AND "id" = ${id}::uuid FOR UPDATE`;
  return tx.contactChange.findUnique({ where: key });
}

/** The change that a request asks for; null when it asks for none. */
export const changeOfRequest = (tx: Tx, sellerId: string, requestId: string): Promise<ContactChange | null> =>
  tx.contactChange.findUnique({ where: { sellerId_requestId: { sellerId, requestId } } });

/**
 * Carries a locked change out. `confirmed`: the new address was read. Links mailed to the old address end. Refuses
 * `email-taken` when another account has the address, `nothing-to-change` when nobody was found.
 */
export async function applyChange(
  tx: Tx,
  context: Context,
  change: ContactChange,
  { confirmed }: { confirmed: boolean },
): Promise<Outcome<{ userId: string | null }, "email-taken" | "nothing-to-change">> {
  const { seller, now } = context;
  const { userId, holderId, newEmail } = change;
  if (!userId && !holderId) return refuse("nothing-to-change");
  if (userId) {
    if (await isTaken(tx, seller, userId, newEmail)) return refuse("email-taken");
    await moveUser(tx, context, userId, newEmail, confirmed);
  }
  await moveHolders(tx, seller, { userId, holderId }, change.oldEmail, newEmail);
  await tx.contactChange.update({
    where: { sellerId_id: { sellerId: seller, id: change.id } },
    data: { state: "done", doneAt: instantToDb(now) },
  });
  return { userId };
}

const isTaken = async (tx: Tx, sellerId: string, userId: string, email: string): Promise<boolean> =>
  (await tx.user.count({ where: { sellerId, email, id: { not: userId } } })) > 0;

/** Puts an account at another address: links mailed to the one before no longer work. */
async function moveUser(tx: Tx, { seller, now }: Context, id: string, email: string, confirmed: boolean) {
  await tx.user.update({
    where: { sellerId_id: { sellerId: seller, id } },
    data: { email, emailConfirmedAt: confirmed ? instantToDb(now) : null },
  });
  await endLinks(tx, seller, "reset-password", id, now);
  await endLinks(tx, seller, "confirm-email", id, now);
}

/** Holders are written to where their account was; one without account is the one that was found. */
async function moveHolders(
  tx: Tx,
  sellerId: string,
  whose: { userId: string | null; holderId: string | null },
  from: string | null,
  to: string,
): Promise<void> {
  const rows = await tx.holder.findMany({
    where: whose.userId
      ? { sellerId, userId: whose.userId, ...(from ? { email: { equals: from, mode: "insensitive" } } : {}) }
      : { sellerId, id: whose.holderId ?? "" },
  });
  for (const { id, detailsSealed } of rows) {
    const details = { ...(unseal(detailsSealed) as object), email: to };
    await tx.holder.update({
      where: { sellerId_id: { sellerId, id } },
      data: { email: to, detailsSealed: seal(details) },
    });
  }
}

/**
 * Takes a locked change back: what was only asked is dropped, what was done is undone. Answers the account that has its
 * old address again. Refuses `email-taken` when somebody else took that meanwhile.
 */
export async function undoChange(
  tx: Tx,
  context: Context,
  change: ContactChange,
): Promise<Outcome<{ userId: string | null }, "email-taken">> {
  const { seller, now } = context;
  const { userId, oldEmail, newEmail } = change;
  if (change.state === "done" && userId && oldEmail) {
    if (await isTaken(tx, seller, userId, oldEmail)) return refuse("email-taken");
    const where = { sellerId: seller, id: userId, email: newEmail };
    // Somebody moved on from there once more: that later change has an undoing of its own.
    if ((await tx.user.count({ where })) === 1) await moveUser(tx, context, userId, oldEmail, true);
    await moveHolders(tx, seller, { userId, holderId: null }, newEmail, oldEmail);
  }
  await tx.contactChange.update({
    where: { sellerId_id: { sellerId: seller, id: change.id } },
    data: { state: "undone", undoneAt: instantToDb(now) },
  });
  return { userId };
}
