import { Prisma } from "@/lib/generated/prisma/client";
import { dayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { begins } from "@/lib/platform/beginning";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { readPage } from "@/lib/platform/pages";
import { roleFromDb } from "@/lib/platform/roles";
import type { UserViewer } from "@/lib/platform/session";
import type { AccessPolicy } from "@/lib/sellers/policy/access";
import { passwordAge } from "../password-age";
import type { UserFilter } from "../user-filter";
import { normalLogin } from "../user-name";
import { type Asked, idsAsked, peopleNamed } from "./named";

async function conditionsOf({ seller }: UserViewer, { q, who }: UserFilter) {
  const asked = q ? await usersAsked(seller, q) : null;
  const where: Prisma.UserWhereInput = {
    sellerId: seller,
    ...(asked ? { id: { in: asked.ids } } : {}),
    ...(who === "staff" ? { roles: { hasSome: ["sales", "back_office", "accounting", "help_desk", "admin"] } } : {}),
    ...(who === "suspended" ? { active: false } : {}),
  };
  return { where, cut: asked?.cut ?? false };
}

/** By words of the name, or by the beginning of the user name or mail address, which are kept in lower case. */
function usersAsked(seller: string, q: string): Promise<Asked> {
  const user = Prisma.sql`SELECT "id" FROM "User" WHERE "sellerId" = ${seller} AND `;
  const login = normalLogin(q);
  return idsAsked(peopleNamed(seller, q, { table: "User" }), [
    Prisma.sql`SELECT "id" FROM "people"`,
    Prisma.sql`${user} "userName" >= ${login} AND "userName" < ${`${login}\u{10ffff}`}`,
    Prisma.sql`${user} ${begins(Prisma.sql`lower("email")`, login)}`,
  ]);
}

/** A page of those who sign in, by name. For staff only: the caller has checked the viewer. */
export async function listUsers(viewer: UserViewer, filter: UserFilter, pageSize: number) {
  const { where, cut } = await conditionsOf(viewer, filter);
  const found = await readPage(filter.page, pageSize, {
    ids: (at) =>
      db().user.findMany({ where, select: { id: true }, orderBy: [{ displayName: "asc" }, { id: "asc" }], ...at }),
    rows: (ids) =>
      db().user.findMany({
        where: { sellerId: viewer.seller, id: { in: ids } },
        include: { secondFactor: { select: { confirmedAt: true } } },
      }),
    count: (take) => db().user.count({ where, take }),
  });
  return {
    ...{ total: found.total, cut },
    rows: found.rows.map(({ id, userName, displayName, email, active, roles, secondFactor }) => ({
      ...{ id, userName, displayName, email, active },
      roles: roles.map(roleFromDb),
      secondFactor: Boolean(secondFactor?.confirmedAt),
    })),
  };
}

/** What the staff may know of somebody's access; never a secret of it. The caller has checked the viewer. */
export async function userForStaff(seller: string, id: string, policy: AccessPolicy) {
  const user = isId(id)
    ? await db().user.findUnique({
        where: { sellerId_id: { sellerId: seller, id } },
        include: { secondFactor: { select: { confirmedAt: true } }, securityInfo: true },
      })
    : null;
  if (!user) return null;
  const of = { sellerId: seller, userId: id };
  const alive = { ...of, endedAt: null, expiresAt: { gt: instantToDb(now()) } };
  const [sessions, codesLeft, devices] = await Promise.all([
    db().session.count({ where: { ...alive, pending: null } }),
    db().recoveryCode.count({ where: { ...of, usedAt: null } }),
    db().trustedDevice.count({ where: alive }),
  ]);
  const passwordSetOn = dayInRome(instantFromDb(user.passwordSetAt));
  const { userName, displayName, email, active, securityInfo } = user;
  return {
    ...{ id, userName, displayName, email, active, sessions, codesLeft, devices, passwordSetOn },
    emailConfirmed: user.emailConfirmedAt !== null,
    roles: user.roles.map(roleFromDb),
    createdOn: dayInRome(instantFromDb(user.createdAt)),
    passwordAge: passwordAge(policy, passwordSetOn, today()),
    secondFactor: Boolean(user.secondFactor?.confirmedAt),
    question: securityInfo && {
      cancelledAt: securityInfo.cancelledAt ? instantFromDb(securityInfo.cancelledAt) : null,
    },
  };
}

/** Somebody's id by their user name, for operators. */
export async function userIdOf(seller: string, userName: string): Promise<string | null> {
  const where = { sellerId_userName: { sellerId: seller, userName: normalLogin(userName) } };
  return (await db().user.findUnique({ where, select: { id: true } }))?.id ?? null;
}
