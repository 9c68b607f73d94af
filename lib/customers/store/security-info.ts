import { type Instant, instantToDb } from "@/lib/kernel/day";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { MAX_WRONG_ANSWERS } from "../security-answer";

const keyOf = (sellerId: string, userId: string) => ({ sellerId_userId: { sellerId, userId } });

/** What is known of somebody's security information: nothing (null), a question, or that it was cancelled. */
export type SecurityState = { question: string; answerHash: string } | { cancelledAt: Date } | null;

export async function securityOf(tx: Tx, sellerId: string, userId: string): Promise<SecurityState> {
  const row = await tx.securityInfo.findUnique({ where: keyOf(sellerId, userId) });
  if (!row) return null;
  if (!row.answerHash || !row.questionSealed) return { cancelledAt: row.cancelledAt ?? row.setAt };
  return { question: String(unseal(row.questionSealed)), answerHash: row.answerHash };
}

/** Sets a question with its answer's hash, whatever was there before. */
export async function writeSecurityInfo(
  tx: Tx,
  user: { sellerId: string; id: string },
  { question, answerHash, at }: { question: string; answerHash: string; at: Instant },
): Promise<void> {
  const info = { questionSealed: seal(question), answerHash, failures: 0, setAt: instantToDb(at), cancelledAt: null };
  await tx.securityInfo.upsert({
    where: keyOf(user.sellerId, user.id),
    create: { sellerId: user.sellerId, userId: user.id, ...info },
    update: info,
  });
}

/** Takes the question, or the word that it was cancelled, away. */
export const removeSecurityInfo = (tx: Tx, sellerId: string, userId: string) =>
  tx.securityInfo.deleteMany({ where: { sellerId, userId } });

/** Counts an answer before it is looked at: of many at once no more than three are. False when none is left. */
export async function countAnswer(tx: Tx, sellerId: string, userId: string): Promise<boolean> {
  const counted = await tx.securityInfo.updateMany({
    where: { sellerId, userId, answerHash: { not: null }, failures: { lt: MAX_WRONG_ANSWERS } },
    data: { failures: { increment: 1 } },
  });
  return counted.count === 1;
}

/** The answer was right: nothing is counted against it any more. */
export const forgiveAnswers = (tx: Tx, sellerId: string, userId: string) =>
  tx.securityInfo.updateMany({ where: { sellerId, userId }, data: { failures: 0 } });

/** Cancels the question once three answers were wrong; true when this was what cancelled it. */
export async function cancelIfUsedUp(tx: Tx, sellerId: string, userId: string, at: Instant): Promise<boolean> {
  const cancelled = await tx.securityInfo.updateMany({
    where: { sellerId, userId, answerHash: { not: null }, failures: MAX_WRONG_ANSWERS },
    data: { questionSealed: null, answerHash: null, failures: 0, cancelledAt: instantToDb(at) },
  });
  return cancelled.count === 1;
}

/** True when somebody's security information was cancelled and not set again. */
export async function cancelledSecurity(tx: Tx, sellerId: string, userId: string): Promise<boolean> {
  const security = await securityOf(tx, sellerId, userId);
  return security !== null && "cancelledAt" in security;
}
