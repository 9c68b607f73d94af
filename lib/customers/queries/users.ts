import type { Prisma } from "@/lib/generated/prisma/client";
import { dayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { roleFromDb } from "@/lib/platform/roles";
import type { UserViewer } from "@/lib/platform/session";
import type { AccessPolicy } from "@/lib/sellers/policy/access";
import { passwordAge } from "../password-age";
import type { UserFilter } from "../user-filter";
import { normalLogin } from "../user-name";

function conditionsOf({ seller }: UserViewer, { q, who }: UserFilter): Prisma.UserWhereInput {
  const begins = { startsWith: q, mode: "insensitive" as const };
  return {
    sellerId: seller,
    ...(q ? { OR: [{ userName: begins }, { email: begins }, { displayName: begins }] } : {}),
    ...(who === "staff" ? { roles: { hasSome: ["sales", "back_office", "accounting", "help_desk", "admin"] } } : {}),
    ...(who === "suspended" ? { active: false } : {}),
  };
}

/** A page of those who sign in, by name. For staff only: the caller has checked the viewer. */
export async function listUsers(viewer: UserViewer, filter: UserFilter, pageSize: number) {
  const where = conditionsOf(viewer, filter);
  const [rows, total] = await Promise.all([
    db().user.findMany({
      where,
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
      include: { secondFactor: { select: { confirmedAt: true } } },
    }),
    db().user.count({ where }),
  ]);
  return {
    total,
    rows: rows.map(({ id, userName, displayName, email, active, roles, secondFactor }) => ({
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
