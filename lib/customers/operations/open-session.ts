import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { roleFromDb } from "@/lib/platform/roles";

/** Staff sign in anew each day, customers every fortnight. */
const STAFF_HOURS = 12;
const CUSTOMER_HOURS = 14 * 24;

export interface SignedIn {
  userId: string;
  sessionId: string;
  staff: boolean;
}

/**
 * Records an attempt to sign in, already judged, and opens the session if it was right. One refusal,
 * `sign-in-failed`, for a wrong password, somebody unknown and a closed door: the audit log alone tells them apart.
 */
export const openSession = operation({
  act: "sign-in",
  input: z.strictObject({
    userId: z.uuid().nullable(),
    verdict: z.enum(["right", "wrong", "locked"]),
    userAgent: z.string(),
  }),
  may: systemOnly,
  audit: ({ userId, verdict }) => ({ userId, verdict }),
  run: async (tx, { userId, verdict, userAgent }, { seller, now }): Promise<Outcome<SignedIn>> => {
    if (!userId || verdict !== "right") return refuse("sign-in-failed");
    const user = await tx.user.findFirst({ where: { sellerId: seller, id: userId, active: true } });
    if (!user) return refuse("sign-in-failed");
    const staff = user.roles.some((role) => STAFF_ROLES.includes(roleFromDb(role)));
    const sessionId = newId();
    const expiresAt = now.add({ hours: staff ? STAFF_HOURS : CUSTOMER_HOURS });
    await tx.session.create({
      data: {
        sellerId: seller,
        id: sessionId,
        userId,
        userAgent,
        createdAt: instantToDb(now),
        expiresAt: instantToDb(expiresAt),
      },
    });
    return { userId, sessionId, staff };
  },
});
