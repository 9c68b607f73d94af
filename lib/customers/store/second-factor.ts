import { type Instant, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { normalRecoveryCode } from "../recovery-code";
import { isTotpCode, newTotpSecret, stepOfCode } from "../totp";
import { recoveryCodeHash, spendRecoveryCode } from "./recovery-codes";

const keyOf = (sellerId: string, userId: string) => ({ sellerId_userId: { sellerId, userId } });

export const hasSecondFactor = async (tx: Tx, sellerId: string, userId: string): Promise<boolean> =>
  (await tx.secondFactor.count({ where: { sellerId, userId, confirmedAt: { not: null } } })) === 1;

/** Offers a new secret, in the place of one that was never confirmed. False when one is on already. */
export async function offerSecondFactor(tx: Tx, sellerId: string, userId: string, at: Instant): Promise<boolean> {
  if (await hasSecondFactor(tx, sellerId, userId)) return false;
  const fresh = { secretSealed: seal(newTotpSecret()), createdAt: instantToDb(at), lastStep: 0 };
  await tx.secondFactor.upsert({
    where: keyOf(sellerId, userId),
    create: { sellerId, userId, ...fresh },
    update: fresh,
  });
  return true;
}

/** The secret of a row of SecondFactor, in base32. */
export const secretOf = (row: { secretSealed: string }): string => String(unseal(row.secretSealed));

/**
 * Takes a code of the app of somebody whose row of User is locked; each half minute's code is taken once. With
 * `confirm` it is the first one, which turns the second factor on. False: wrong, used, or nothing to take it.
 */
export async function takeCode(
  tx: Tx,
  user: { sellerId: string; id: string },
  given: { code: string; at: Instant; confirm?: boolean },
): Promise<boolean> {
  const row = await tx.secondFactor.findUnique({ where: keyOf(user.sellerId, user.id) });
  if (!row || (row.confirmedAt === null) !== (given.confirm ?? false)) return false;
  const at = { atMs: given.at.epochMilliseconds, lastStep: row.lastStep };
  const step = stepOfCode(given.code, secretOf(row), at);
  if (step === null) return false;
  const taken = await tx.secondFactor.updateMany({
    where: { sellerId: user.sellerId, userId: user.id, lastStep: { lt: step } },
    data: { lastStep: step, ...(given.confirm ? { confirmedAt: instantToDb(given.at) } : {}) },
  });
  return taken.count === 1;
}

/**
 * A code of the app or one from paper, of somebody whose row of User is locked. Answers how many codes on paper are
 * left when one was used. Refuses `code-wrong`.
 */
export async function takeAnyCode(
  tx: Tx,
  user: { sellerId: string; id: string },
  { code, at }: { code: string; at: Instant },
): Promise<Outcome<{ recoveryLeft: number | null }, "code-wrong">> {
  const typed = code.replace(/\s/g, "");
  const wrong = refuse("code-wrong", { field: "code" });
  if (isTotpCode(typed)) return (await takeCode(tx, user, { code: typed, at })) ? { recoveryLeft: null } : wrong;
  const normal = normalRecoveryCode(code);
  if (!normal || !(await hasSecondFactor(tx, user.sellerId, user.id))) return wrong;
  const hash = recoveryCodeHash(user.sellerId, user.id, normal);
  const left = await spendRecoveryCode(tx, user, hash, at);
  return left === null ? wrong : { recoveryLeft: left };
}

/** Takes the second factor away, with its codes and the browsers in which none is asked. False: there was none. */
export async function removeSecondFactor(tx: Tx, sellerId: string, userId: string): Promise<boolean> {
  const gone = await tx.secondFactor.deleteMany({ where: { sellerId, userId } });
  await tx.recoveryCode.deleteMany({ where: { sellerId, userId } });
  await tx.trustedDevice.deleteMany({ where: { sellerId, userId } });
  return gone.count === 1;
}
