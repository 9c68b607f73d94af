import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Session, User } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { type Actor, hasRole, type InPlace, type Role } from "./actor";
import { epochMs } from "./clock";
import { db } from "./db";
import { decodeSession, sessionCookieName } from "./next-auth";
import { hasRight } from "./rights";
import { isOfStaff, roleFromDb } from "./roles";

/** Who looks at a page of a seller. A session of one seller is nobody at another. */
export type Viewer = { kind: "anonymous"; seller: string } | UserViewer;
export interface UserViewer {
  kind: "user";
  seller: string;
  userId: string;
  /** The session this request came with. */
  sessionId: string;
  userName: string;
  displayName: string;
  email: string;
  emailConfirmed: boolean;
  roles: Role[];
  /** Provinces a sales rep answers for. */
  territory: string[];
  /** Set while somebody of the staff takes this user's place; all the rest is then the user's. */
  inPlace?: InPlace & { byName: string; endsAt: Instant };
}

/**
 * The viewer of this request, read from the session's row: ended, expired, inactive, of another seller or still waiting
 * for a code is nobody.
 */
export const currentViewer = cache(async (seller: string): Promise<Viewer> => {
  const token = await decodeSession((await cookies()).get(sessionCookieName())?.value);
  if (!token || token.seller !== seller) return { kind: "anonymous", seller };
  return (await viewerOfSession(seller, token.sid)) ?? { kind: "anonymous", seller };
});

/** The user behind a session's row, or null when it lets nobody in any more. */
export async function viewerOfSession(seller: string, sessionId: string): Promise<UserViewer | null> {
  const session = await db().session.findUnique({
    where: { sellerId_id: { sellerId: seller, id: sessionId } },
    include: { user: true },
  });
  if (!session || session.pending || session.endedAt || session.expiresAt.getTime() <= epochMs()) return null;
  if (!session.user.active) return null;
  const viewer = viewerOf(session.user, session);
  return isOfStaff(session.user) ? inTheirPlace(viewer) : viewer;
}

/**
 * A person of the staff who acts in a customer's place is that customer, and nobody else, until they say that they are
 * done. When the time is over first, the session lets nobody in: what a page left open sends would otherwise be done
 * under another name than the one it shows.
 */
async function inTheirPlace(staff: UserViewer): Promise<UserViewer | null> {
  const { seller, sessionId } = staff;
  const acting = await db().acting.findFirst({ where: { sellerId: seller, sessionId, endedAt: null } });
  if (!acting) return staff;
  if (acting.endsAt.getTime() <= epochMs() || !hasRight(actorOf(staff), "act-for-customers")) return null;
  const where = { sellerId_id: { sellerId: seller, id: acting.customerId } };
  const customer = await db().user.findUnique({ where });
  if (!customer?.active || isOfStaff(customer)) return null;
  return {
    ...viewerOf(customer, { sellerId: seller, id: sessionId }),
    inPlace: {
      actingId: acting.id,
      byId: staff.userId,
      byName: staff.displayName,
      reason: acting.reason,
      endsAt: instantFromDb(acting.endsAt),
    },
  };
}

function viewerOf(user: User, session: Pick<Session, "sellerId" | "id">): UserViewer {
  return {
    kind: "user",
    seller: session.sellerId,
    userId: user.id,
    sessionId: session.id,
    userName: user.userName,
    displayName: user.displayName,
    email: user.email,
    emailConfirmed: user.emailConfirmedAt !== null,
    roles: user.roles.map(roleFromDb),
    territory: user.territory,
  };
}

/** The viewer as the one who does an act. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.kind === "anonymous") return { kind: "anonymous" };
  const { userId, displayName, roles, territory, inPlace } = viewer;
  if (!inPlace) return { kind: "user", userId, name: displayName, roles, territory };
  const { byId, byName, actingId, reason } = inPlace;
  return { kind: "user", userId, name: byName, roles, territory, inPlace: { byId, actingId, reason } };
}

/**
 * The signed-in user of this request; anybody else is sent to sign in and comes back to `path` afterwards
 * (a path of the same seller; without it, the path the proxy names, else the seller's account).
 */
export async function requireUser(seller: string, path?: string): Promise<UserViewer> {
  const viewer = await currentViewer(seller);
  if (viewer.kind === "user") return viewer;
  const next = path ?? (await headers()).get(PATH_HEADER);
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  redirect(`/${seller}/accedi${query}`);
}

/** A signed-in member of staff with one of these roles (or admin); other users find no page here. */
export async function requireStaff(seller: string, ...roles: Role[]): Promise<UserViewer> {
  const viewer = await requireUser(seller);
  // The desk is entered as oneself: the banner in the customer's area leads back.
  if (viewer.inPlace) redirect(`/${seller}/caselle`);
  if (!hasRole(actorOf(viewer), ...roles)) notFound();
  return viewer;
}

/** Request header in which the proxy names the path asked for: a page cannot know it otherwise. */
export const PATH_HEADER = "x-path";
