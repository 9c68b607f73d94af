import { type Instant, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { linkMac, sameSecret } from "./crypto";
import { db, type Tx } from "./db";
import { newId } from "./ids";

export type CodeChannel = "mail" | "sms";

/** What a code proves and of what: "sign-contract" of an order. */
export interface CodeSubject {
  seller: string;
  purpose: "sign-contract" | "confirm-phone";
  subjectId: string;
}

export const CODE_MINUTES = 10;
export const CODE_ATTEMPTS = 5;
const PAUSE_SECONDS = 60;
const PER_HOUR = 6;

/** The six digits of a code: derived when they are needed, stored nowhere. */
export function codeDigits(seller: string, codeId: string): string {
  const bytes = Buffer.from(linkMac(`code|${seller}|${codeId}`), "base64url");
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/**
 * Makes a code; earlier ones of its subject are worthless from now on. The subject is locked by the caller. Refuses
 * `code-too-soon` (one a minute: `seconds` to wait) and `codes-too-many` (six an hour).
 */
export async function createCode(
  tx: Tx,
  { seller, purpose, subjectId }: CodeSubject,
  { channel, at }: { channel: CodeChannel; at: Instant },
): Promise<Outcome<{ codeId: string }, "code-too-soon" | "codes-too-many">> {
  const anHourAgo = instantToDb(at.subtract({ hours: 1 }));
  const recent = await tx.oneTimeCode.findMany({
    where: { sellerId: seller, purpose, subjectId, createdAt: { gt: anHourAgo } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const passed = recent[0] ? (at.epochMilliseconds - recent[0].createdAt.getTime()) / 1000 : PAUSE_SECONDS;
  if (passed < PAUSE_SECONDS)
    return refuse("code-too-soon", { params: { seconds: Math.ceil(PAUSE_SECONDS - passed) } });
  if (recent.length >= PER_HOUR) return refuse("codes-too-many");
  const codeId = newId();
  const expiresAt = instantToDb(at.add({ minutes: CODE_MINUTES }));
  await tx.oneTimeCode.create({
    data: { sellerId: seller, id: codeId, purpose, subjectId, channel, createdAt: instantToDb(at), expiresAt },
  });
  return { codeId };
}

/** The newest code of a subject, whatever became of it; null when none was asked. */
export const lastCode = (reader: Tx, { seller, purpose, subjectId }: CodeSubject) =>
  reader.oneTimeCode.findFirst({
    where: { sellerId: seller, purpose, subjectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });

type CodeFault = "code-missing" | "code-expired" | "code-spent" | "code-wrong";

/**
 * Tries digits against the newest code. The attempt is counted before it is made and stays counted, whatever the act
 * around it does: so never inside its transaction. Refuses `code-missing`, `code-expired`, `code-spent` (used, or five
 * attempts made) and `code-wrong` (`left` attempts).
 */
export async function tryCode(
  subject: CodeSubject,
  digits: string,
  at: Instant,
): Promise<Outcome<{ codeId: string }, CodeFault>> {
  const code = await lastCode(db(), subject);
  if (!code) return refuse("code-missing");
  if (code.expiresAt.getTime() <= at.epochMilliseconds) return refuse("code-expired");
  const counted = await db().$queryRaw<{ attempts: number }[]>`
    UPDATE "OneTimeCode" SET "attempts" = "attempts" + 1
    WHERE "sellerId" = ${subject.seller} AND "id" = ${code.id}::uuid
      AND "usedAt" IS NULL AND "attempts" < ${CODE_ATTEMPTS}
    RETURNING "attempts"`;
  if (!counted[0]) return refuse("code-spent");
  if (sameSecret(digits, codeDigits(subject.seller, code.id))) return { codeId: code.id };
  const left = CODE_ATTEMPTS - counted[0].attempts;
  return left > 0 ? refuse("code-wrong", { field: "code", params: { left } }) : refuse("code-spent");
}

/** Spends a code that was tried and found right; false when somebody already did. */
export async function spendCode(tx: Tx, seller: string, codeId: string, at: Instant): Promise<boolean> {
  const spent = await tx.oneTimeCode.updateMany({
    where: { sellerId: seller, id: codeId, usedAt: null },
    data: { usedAt: instantToDb(at) },
  });
  return spent.count === 1;
}
