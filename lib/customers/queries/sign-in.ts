import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { PENDING, type Pending } from "../sign-in-steps";
import { secretOf } from "../store/second-factor";
import { spelledSecret, totpAddress } from "../totp";

export interface WaitingSession {
  sessionId: string;
  userId: string;
  userName: string;
  pending: Pending;
}

/** A session whose password was right and that waits for something; null for any other, which lets in or is over. */
export async function waitingSession(seller: string, sessionId: string | null): Promise<WaitingSession | null> {
  const row = sessionId
    ? await db().session.findUnique({
        where: { sellerId_id: { sellerId: seller, id: sessionId } },
        include: { user: { select: { userName: true, active: true } } },
      })
    : null;
  const pending = PENDING.find((each) => each === row?.pending);
  if (!row || !pending || !row.user.active || row.endedAt) return null;
  if (row.expiresAt.getTime() <= now().epochMilliseconds) return null;
  return { sessionId: row.id, userId: row.userId, userName: row.user.userName, pending };
}

/** The kept hash of somebody's password, to judge one that is given again. */
export async function passwordHashOf(seller: string, userId: string): Promise<string> {
  const key = { sellerId_id: { sellerId: seller, id: userId } };
  return (await db().user.findUniqueOrThrow({ where: key, select: { passwordHash: true } })).passwordHash;
}

/** What is shown of a secret that waits for its first code: for the QR, and for those who type it. */
export interface OfferedSecret {
  address: string;
  spelled: string;
}

/** The secret offered to somebody and not confirmed yet; for nobody else's eyes. */
export async function offeredSecret(seller: string, userId: string, issuer: string): Promise<OfferedSecret | null> {
  const row = await db().secondFactor.findUnique({
    where: { sellerId_userId: { sellerId: seller, userId } },
    include: { user: { select: { userName: true } } },
  });
  if (!row || row.confirmedAt) return null;
  const secret = secretOf(row);
  return { address: totpAddress(issuer, row.user.userName, secret), spelled: spelledSecret(secret) };
}
