import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";
import type { UserViewer } from "@/lib/platform/session";
import { findByLogin } from "./store/users";

export interface OpenSession {
  id: string;
  since: Instant;
  /** As the browser called itself, or "". */
  userAgent: string;
  /** The one this page is asked from. */
  current: boolean;
}

/** The viewer's own sessions that still let somebody in, newest first. */
export async function openSessions(viewer: UserViewer): Promise<OpenSession[]> {
  const rows = await db().session.findMany({
    where: {
      sellerId: viewer.seller,
      userId: viewer.userId,
      endedAt: null,
      expiresAt: { gt: instantToDb(now()) },
    },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map(({ id, createdAt, userAgent }) => ({
    id,
    since: instantFromDb(createdAt),
    userAgent: userAgent ?? "",
    current: id === viewer.sessionId,
  }));
}

export interface ProfileData {
  displayName: string;
  userName: string;
  email: string;
  phone: string;
  province: string;
  locale: string;
  /** The last characters of the codice fiscale on file ("…501F"), or null: the page need not show all of it. */
  taxCodeEnd: string | null;
}

/** What the viewer may see and change of themselves. */
export async function profileOf(viewer: UserViewer): Promise<ProfileData> {
  const user = await db().user.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: viewer.seller, id: viewer.userId } },
  });
  return {
    displayName: user.displayName,
    userName: user.userName,
    email: user.email,
    phone: user.phone ?? "",
    province: user.province ?? "",
    locale: user.locale,
    taxCodeEnd: user.taxCodeSealed ? `…${String(unseal(user.taxCodeSealed)).slice(-4)}` : null,
  };
}

/** True while a link to confirm an address is good: not expired and no newer one mailed, or already followed. */
export async function isConfirmLink(seller: string, token: string): Promise<boolean> {
  return (await findLink(seller, "confirm-email", token, now())) !== null;
}

/** The account somebody tries to sign in to, by a login in the form `normalLogin` gives; null: nobody's. */
export const accountOf = (seller: string, login: string): Promise<{ id: string; passwordHash: string } | null> =>
  findByLogin(db(), seller, login);
