import type { Session, User } from "@/lib/generated/prisma/client";
import { dayInRome, type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { passwordAge } from "../password-age";
import { nextPending, PENDING, type Pending } from "../sign-in-steps";
import { hasSecondFactor, offerSecondFactor } from "./second-factor";

/** Staff sign in anew each day, customers every fortnight. */
const STAFF_HOURS = 12;
const CUSTOMER_HOURS = 14 * 24;
/** Whoever has given the password has so long for the rest. */
const PENDING_MINUTES = 15;
/** How long a password or a code that was given stands for who is there. */
const PROVED_MINUTES = 15;

/** A sign-in as far as it has come; `pending` is null when it lets in. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  staff: boolean;
  pending: Pending | null;
}

type Person = Pick<User, "sellerId" | "id" | "roles" | "passwordSetAt">;

/** Opens a session for somebody whose password was right; `proved`: no code is asked of them here. */
export async function addSession(
  tx: Tx,
  context: Context,
  user: Person,
  { userAgent, proved }: { userAgent: string; proved: boolean },
): Promise<SignedIn> {
  const sessionId = newId();
  const at = instantToDb(context.now);
  const of = { sellerId: user.sellerId, id: sessionId, userId: user.id };
  await tx.session.create({ data: { ...of, userAgent, createdAt: at, provedAt: at, expiresAt: at } });
  return goOn(tx, context, user, { sessionId, proved });
}

/** Writes what is left to do before the session lets in, and until when it lives. */
export async function goOn(
  tx: Tx,
  { policy, now, today }: Context,
  user: Person,
  { sessionId, proved }: { sessionId: string; proved: boolean },
): Promise<SignedIn> {
  const staff = isOfStaff(user);
  const setOn = dayInRome(instantFromDb(user.passwordSetAt));
  const standing = {
    staff,
    hasSecondFactor: await hasSecondFactor(tx, user.sellerId, user.id),
    passwordExpired: passwordAge(policy.access, setOn, today) === "expired",
  };
  const pending = nextPending(policy.access, standing, { proved });
  if (pending === "enrol") await offerSecondFactor(tx, user.sellerId, user.id, now);
  const life = pending ? { minutes: PENDING_MINUTES } : { hours: staff ? STAFF_HOURS : CUSTOMER_HOURS };
  await tx.session.update({
    where: { sellerId_id: { sellerId: user.sellerId, id: sessionId } },
    data: { pending, provedAt: instantToDb(now), expiresAt: instantToDb(now.add(life)) },
  });
  return { userId: user.id, sessionId, staff, pending };
}

type Found = { session: Session & { pending: Pending | null }; user: User };

/**
 * Locks an open session with its user's row, the user first as everywhere. Refuses `session-ended` when it lets nobody
 * in any more, is another's than the signed-in actor's, or does not wait for what is expected (`waitingFor`; null:
 * for nothing).
 */
export async function lockSession(
  tx: Tx,
  { seller, actor, now }: Pick<Context, "seller" | "actor" | "now">,
  sessionId: string,
  waitingFor: readonly (Pending | null)[],
): Promise<Outcome<Found, "session-ended">> {
  const key = { sellerId_id: { sellerId: seller, id: sessionId } };
  const owner = await tx.session.findUnique({ where: key, select: { userId: true } });
  if (!owner || !isActor(actor, owner.userId)) return refuse("session-ended");
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "sellerId" = ${seller} AND "id" = ${owner.userId}::uuid FOR UPDATE`;
  const found = await tx.session.findUnique({ where: key, include: { user: true } });
  if (!found || found.endedAt || found.expiresAt.getTime() <= now.epochMilliseconds || !found.user.active)
    return refuse("session-ended");
  const { user, ...session } = found;
  const pending = PENDING.find((each) => each === session.pending) ?? null;
  return waitingFor.includes(pending) ? { session: { ...session, pending }, user } : refuse("session-ended");
}

const isActor = (actor: Actor, userId: string): boolean =>
  actor.kind === "system" || (actor.kind === "user" && actor.userId === userId);

/** Whoever holds the session has just proved to be its user. */
export async function markProved(tx: Tx, sellerId: string, sessionId: string, at: Instant): Promise<void> {
  await tx.session.update({
    where: { sellerId_id: { sellerId, id: sessionId } },
    data: { provedAt: instantToDb(at) },
  });
}

/** True when that was not long ago. */
export const isProved = ({ provedAt }: { provedAt: Date | null }, at: Instant): boolean =>
  provedAt !== null && provedAt.getTime() > at.subtract({ minutes: PROVED_MINUTES }).epochMilliseconds;

/**
 * For acts that a session left open must not be enough for: locks it, and refuses `prove-again` when a password or a
 * code was last given in it more than fifteen minutes ago. Refuses `session-ended` as well.
 */
export async function lockProved(
  tx: Tx,
  context: Context,
  sessionId: string | null,
): Promise<Outcome<Found, "session-ended" | "prove-again">> {
  const found = sessionId ? await lockSession(tx, context, sessionId, [null]) : refuse("session-ended");
  if ("session" in found && !isProved(found.session, context.now)) return refuse("prove-again");
  return found;
}
