import type { Locale } from "@/lib/i18n/locales";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Role } from "@/lib/platform/actor";
import { blindIndex, seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { findLink } from "@/lib/platform/links";
import { roleToDb } from "@/lib/platform/roles";
import { rememberPassword } from "./passwords";

export interface NewUser {
  seller: string;
  userName: string;
  email: string;
  displayName: string;
  passwordHash: string;
  roles: Role[];
  territory: string[];
  locale: Locale;
  at: Instant;
  emailConfirmed: boolean;
  phone?: string | undefined;
  province?: string | undefined;
  taxCode?: string | undefined;
}

/** Adds a user with its first password; null when the user name or the address is somebody's already. */
export async function addUser(tx: Tx, user: NewUser): Promise<string | null> {
  const id = newId();
  const at = instantToDb(user.at);
  const { seller: sellerId, userName, email, displayName, passwordHash, territory, locale } = user;
  const made = await tx.user.createMany({
    data: {
      ...contactOf(user),
      sellerId,
      id,
      userName,
      email,
      displayName,
      passwordHash,
      territory,
      locale,
      emailConfirmedAt: user.emailConfirmed ? at : null,
      roles: user.roles.map(roleToDb),
      passwordSetAt: at,
      createdAt: at,
    },
    skipDuplicates: true,
  });
  if (made.count === 0) return null;
  await rememberPassword(tx, user.seller, id, passwordHash, user.at);
  return id;
}

/** The order behind a private link is to be a new user's, once the address is confirmed. */
export async function intendToAdopt(
  tx: Tx,
  { seller, now }: { seller: string; now: Instant },
  userId: string,
  token: string,
): Promise<void> {
  const link = await findLink(seller, "order", token, now, tx);
  if (!link || link.usedAt) return;
  const where = { sellerId_id: { sellerId: seller, id: userId } };
  await tx.user.update({ where, data: { adoptsOrderId: link.subjectId } });
}

const contactOf = (given: {
  phone?: string | undefined;
  province?: string | undefined;
  taxCode?: string | undefined;
}) => ({
  phone: given.phone ?? null,
  province: given.province ?? null,
  ...(given.taxCode ? taxCodeColumns(given.taxCode) : {}),
});

/** A codice fiscale is kept sealed, and found again by its keyed hash only. */
const taxCodeColumns = (taxCode: string) => ({ taxCodeSealed: seal(taxCode), taxCodeIndex: blindIndex(taxCode) });

export interface Profile {
  displayName: string;
  phone?: string | undefined;
  province?: string | undefined;
  taxCode?: string | undefined;
  locale: Locale;
}

/** Rewrites what a user may say of themselves; a codice fiscale not given stays. */
export async function writeProfile(tx: Tx, sellerId: string, id: string, profile: Profile): Promise<void> {
  const { displayName, locale } = profile;
  await tx.user.update({
    where: { sellerId_id: { sellerId, id } },
    data: { displayName, locale, ...contactOf(profile) },
  });
}

/** Locks the user's row and reads it; null when there is no such active user. */
export async function lockUser(tx: Tx, sellerId: string, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "sellerId" = ${sellerId} AND "id" = ${id}::uuid FOR UPDATE`;
  return tx.user.findFirst({ where: { sellerId, id, active: true } });
}

export async function confirmEmail(tx: Tx, sellerId: string, id: string, at: Instant): Promise<void> {
  await tx.user.updateMany({
    where: { sellerId, id, emailConfirmedAt: null },
    data: { emailConfirmedAt: instantToDb(at) },
  });
}

/** Ends the sessions still open of a user, all or all but one; answers how many. Counts from the next request on. */
export async function endSessions(
  tx: Tx,
  sellerId: string,
  userId: string,
  at: Instant,
  which: { only?: string; except?: string | null } = {},
): Promise<number> {
  const ended = await tx.session.updateMany({
    where: {
      sellerId,
      userId,
      endedAt: null,
      ...(which.only ? { id: which.only } : which.except ? { id: { not: which.except } } : {}),
    },
    data: { endedAt: instantToDb(at) },
  });
  return ended.count;
}

// A user name chosen with an address that has an account already is used up too: were it still free, it would tell
// that the address was known. The table of counters is where such small facts without personal data are kept.
const burntKey = (seller: string, userName: string): string => `user-name:${seller}:${userName}`;

/** Takes a user name out of use without giving it to anybody. */
export async function burnUserName(tx: Tx, seller: string, userName: string): Promise<void> {
  await tx.rateLimiterFlexible.createMany({
    data: { key: burntKey(seller, userName), points: 1, expire: null },
    skipDuplicates: true,
  });
}

/** True when nobody may choose this user name any more. */
export async function isUserNameTaken(tx: Tx, sellerId: string, userName: string): Promise<boolean> {
  const used = await tx.user.findFirst({ where: { sellerId, userName }, select: { id: true } });
  if (used) return true;
  return (await tx.rateLimiterFlexible.findUnique({ where: { key: burntKey(sellerId, userName) } })) !== null;
}

/** Somebody by user name or address, in the form `normalLogin` gives. */
export const findByLogin = (tx: Tx, sellerId: string, login: string) =>
  tx.user.findFirst({ where: { sellerId, ...(login.includes("@") ? { email: login } : { userName: login }) } });
