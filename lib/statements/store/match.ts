import { type AccountRef, prepaidOf, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement, reverseMovement } from "@/lib/accounts/store";
import type { StatementMatch } from "@/lib/generated/prisma/client";
import { fromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SLOW_METHODS, type SlowMethod } from "@/lib/payments/arrival";
import { takeBack } from "@/lib/payments/store/take-back";
import { applyTransfer } from "@/lib/payments/store/transfer";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { accountOfClass } from "../classes";
import type { MatchPart } from "../schema";
import type { LockedLine } from "./line";

/** What one part of a line did: settled, partial, credited, suspense (PAY's words), or booked against an account. */
interface Done {
  effect: string;
  paymentId?: string;
  movementId?: string;
}

export interface MatchFacts {
  score?: number | undefined;
  reasons: string[];
  note: string;
}

/**
 * Gives a part of a locked line to what it is for; its money lies in suspense. Refuses like `applyTransfer`, and
 * `customer-unknown`.
 */
export async function applyPart(
  tx: Tx,
  context: Context,
  line: LockedLine,
  part: MatchPart,
  facts: MatchFacts,
): Promise<Outcome<StatementMatch>> {
  const id = newId();
  const done = await give(tx, context, line, part, id);
  if (isRefusal(done)) return done;
  return tx.statementMatch.create({
    data: {
      sellerId: context.seller,
      id,
      lineId: line.id,
      kind: kindOf(part),
      orderId: part.orderId ?? null,
      topUpId: part.topUpId ?? null,
      userId: part.userId ?? null,
      amountCents: BigInt(part.amountCents),
      effect: done.effect,
      paymentId: done.paymentId ?? null,
      movementId: done.movementId ?? null,
      score: facts.score ?? null,
      reasons: facts.reasons,
      note: facts.note,
      at: instantToDb(context.now),
      byId: context.actor.kind === "user" ? (actorId(context.actor) ?? null) : null,
      byName: actorName(context.actor) ?? "",
    },
  });
}

const kindOf = (part: MatchPart): string =>
  part.class ?? (part.orderId ? "order" : part.topUpId ? "top-up" : "prepaid");

async function give(tx: Tx, context: Context, line: LockedLine, part: MatchPart, id: string): Promise<Outcome<Done>> {
  const { amountCents, orderId, topUpId, userId } = part;
  if (part.class)
    return book(tx, context, "classified", accountOfClass(part.class, line.statement.method), amountCents);
  if (userId) return credit(tx, context, userId, amountCents);
  return applyTransfer(tx, context, {
    subject: orderId ? { orderId } : { topUpId: topUpId ?? "" },
    method: methodOf(line),
    amountCents,
    bookedOn: fromDb(line.bookedOn),
    reference: `statement:${line.id}:${id}`,
    lies: "suspense",
  });
}

const methodOf = ({ statement }: LockedLine): SlowMethod =>
  SLOW_METHODS.find((method) => method === statement.method) ?? "transfer";

/** Money of a customer for nothing in particular: into the prepaid account. */
async function credit(tx: Tx, context: Context, userId: string, amountCents: number): Promise<Outcome<Done>> {
  const where = { sellerId_id: { sellerId: context.seller, id: userId } };
  if (!(await tx.user.findUnique({ where, select: { id: true } }))) return refuse("customer-unknown");
  return book(tx, context, "transfer-in", prepaidOf(userId), amountCents);
}

async function book(
  tx: Tx,
  context: Context,
  kind: "classified" | "transfer-in",
  to: AccountRef,
  amountCents: number,
): Promise<Outcome<Done>> {
  const entries = transferEntries(SUSPENSE, to, amountCents);
  const movementId = await postMovement(tx, { seller: context.seller, kind, at: context.now, entries });
  if (isRefusal(movementId)) return movementId;
  return { effect: kind === "transfer-in" ? "credited" : "booked", movementId };
}

/**
 * Takes a match back: its money lies in suspense again, the match stays with who undid it and why. Refuses like
 * `takeBack`; `money-spent` when it was credited and is not there any more.
 */
export async function undoPart(
  tx: Tx,
  context: Context,
  match: StatementMatch,
  why: string,
): Promise<Outcome<{ unsettled: boolean }>> {
  const undone = match.paymentId
    ? await takeBack(tx, context, { paymentId: match.paymentId, why: "mistake" })
    : await unbook(tx, context, match);
  if (isRefusal(undone)) return undone;
  await tx.statementMatch.update({
    where: { sellerId_id: { sellerId: match.sellerId, id: match.id } },
    data: {
      undoneAt: instantToDb(context.now),
      undoneById: context.actor.kind === "user" ? (actorId(context.actor) ?? null) : null,
      undoneByName: actorName(context.actor) ?? "",
      undoneWhy: why,
    },
  });
  return { unsettled: undone.unsettled };
}

async function unbook(tx: Tx, context: Context, match: StatementMatch): Promise<Outcome<{ unsettled: boolean }>> {
  const { sellerId, movementId } = match;
  const kind = match.userId ? ("transfer-in-reversal" as const) : ("classified-reversal" as const);
  const reversed = await reverseMovement(tx, { sellerId, id: movementId ?? "" }, { kind, at: context.now });
  return isRefusal(reversed) ? refuse("money-spent") : { unsettled: false };
}
