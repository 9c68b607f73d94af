import { randomUUID } from "node:crypto";
import { openSession } from "@/lib/customers/operations/open-session";
import { isRefusal } from "@/lib/kernel/refusal";
import { type Role, SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { encodeSession, sessionCookieName } from "@/lib/platform/next-auth";
import { givenUser } from "../../support/people";

export const SELLER = "visura";
export const OTHER_SELLER = "professionalmail";

/** A signed-in browser: the Cookie header of its session. What is asked after the password is left out. */
export async function cookieOf(seller: string, userId: string): Promise<string> {
  const attempt = { userId, verdict: "right", userAgent: "attack" } as const;
  const opened = await openSession(attempt, { seller, actor: SYSTEM("sign-in") });
  if (isRefusal(opened)) throw new Error(opened.code);
  const where = { sellerId_id: { sellerId: seller, id: opened.sessionId } };
  if (opened.pending) await db().session.update({ where, data: { pending: null, expiresAt: inAnHour() } });
  return `${sessionCookieName()}=${await encodeSession({ sid: opened.sessionId, seller })}`;
}

const inAnHour = () => new Date(Date.now() + 3_600_000);

export async function userIdOf(seller: string, userName: string): Promise<string> {
  return (await db().user.findFirstOrThrow({ where: { sellerId: seller, userName } })).id;
}

/** A new person of a seller with these roles, signed in. */
export async function newPerson(seller: string, ...roles: Role[]): Promise<string> {
  const { userId } = await givenUser(seller, { userName: `atk${randomUUID().slice(0, 8)}`, roles });
  return cookieOf(seller, userId);
}

const DEMO_STAFF = {
  sales: "referente.nord",
  "back-office": "operatore",
  accounting: "contabile",
  "help-desk": "assistenza",
  admin: "admin",
} as const;

export const WHO = [
  "anonymous",
  "owner",
  "customer",
  "reseller",
  "sales",
  "back-office",
  "accounting",
  "help-desk",
  "admin",
  "ended",
  "other-seller",
] as const;
export type Who = (typeof WHO)[number];

/** Everybody who may ask, by their cookie; `owner` is the demo's customer. */
export async function everybody(): Promise<Record<Who, string | undefined>> {
  const demo = async (name: string) => cookieOf(SELLER, await userIdOf(SELLER, name));
  const ownerId = await userIdOf(SELLER, "cliente");
  const ended = await cookieOf(SELLER, ownerId);
  await db().session.updateMany({
    where: { sellerId: SELLER, userId: ownerId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return {
    anonymous: undefined,
    owner: await cookieOf(SELLER, ownerId),
    customer: await newPerson(SELLER, "customer"),
    reseller: await newPerson(SELLER, "customer", "reseller"),
    sales: await demo(DEMO_STAFF.sales),
    "back-office": await demo(DEMO_STAFF["back-office"]),
    accounting: await demo(DEMO_STAFF.accounting),
    "help-desk": await demo(DEMO_STAFF["help-desk"]),
    admin: await demo(DEMO_STAFF.admin),
    ended,
    "other-seller": await cookieOf(OTHER_SELLER, await userIdOf(OTHER_SELLER, "admin")),
  };
}
