import { instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { isOfStaff } from "@/lib/platform/roles";
import { nameStandInInput } from "../schema";

/**
 * Says who answers while somebody of the staff is away: for oneself, or for a colleague by whoever assigns the zones.
 * Refuses `absence-of-another` for a colleague, `colleague-unknown`, `absence-overlaps` (a stand-in is named for those days).
 */
export const nameStandIn = operation({
  act: "name-stand-in",
  input: nameStandInInput,
  may: staffWith("name-stand-ins"),
  audit: ({ userId, standInId, from, to }) => ({ userId, standInId, from: isoDay(from), to: isoDay(to) }),
  run: async (tx, { userId, standInId, from, to }, { seller, actor, now }) => {
    const own = actorId(actor) === userId || actor.kind === "system";
    if (!own && !hasRight(actor, "assign-zones")) return refuse("absence-of-another", { field: "userId" });
    // In order of id, so that two who name each other at once don't wait for ever.
    const both = [userId, standInId].sort();
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "sellerId" = ${seller} AND "id" = ANY(${both}::uuid[]) ORDER BY "id" FOR UPDATE`;
    const users = await tx.user.findMany({ where: { sellerId: seller, id: { in: both }, active: true } });
    if (users.filter(isOfStaff).length < 2) return refuse("colleague-unknown", { field: "standInId" });
    const days = { fromOn: { lte: toDb(to) }, toOn: { gte: toDb(from) } };
    const overlapping = await tx.standIn.count({ where: { sellerId: seller, userId, ...days } });
    if (overlapping > 0) return refuse("absence-overlaps", { field: "from" });
    const id = newId();
    await tx.standIn.create({
      data: {
        sellerId: seller,
        id,
        userId,
        standInId,
        fromOn: toDb(from),
        toOn: toDb(to),
        createdAt: instantToDb(now),
      },
    });
    return { id };
  },
});
