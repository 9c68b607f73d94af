import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { type Absence, answersFor, isInZone, repFor } from "../territory";

/** Who of the staff is away on a day, and who answers meanwhile. */
export async function absencesOn(tx: Tx, seller: string, on: Day): Promise<Absence[]> {
  const rows = await tx.standIn.findMany({
    where: { sellerId: seller, fromOn: { lte: toDb(on) }, toOn: { gte: toDb(on) } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ userId, standInId, fromOn, toOn }) => ({
    userId,
    standInId,
    from: fromDb(fromOn),
    to: fromDb(toOn),
  }));
}

/** The rep of the province today, their stand-in, or the admin. */
export async function chooseRep(tx: Tx, { seller, today }: { seller: string; today: Day }, province: string | null) {
  const [staff, absences, turn] = await Promise.all([
    tx.user.findMany({
      where: {
        sellerId: seller,
        active: true,
        roles: { hasSome: ["sales", "back_office", "accounting", "help_desk", "admin"] },
      },
      select: { id: true, email: true, roles: true, territory: true, active: true },
      orderBy: { id: "asc" },
    }),
    absencesOn(tx, seller, today),
    tx.request.count({ where: { sellerId: seller } }),
  ]);
  return repFor(staff, province, { on: today, absences, turn });
}

/** Whose requests, and of which provinces, somebody answers today: their own and those of whoever they stand in for. */
export async function zonesOf(tx: Tx, seller: string, userId: string, today: Day) {
  const whose = answersFor(userId, await absencesOn(tx, seller, today), today);
  const users = await tx.user.findMany({
    where: { sellerId: seller, id: { in: whose } },
    select: { territory: true },
  });
  return { answersFor: whose, provinces: [...new Set(users.flatMap(({ territory }) => territory))] };
}

/** Refuses `outside-territory` {who}: the request is of another rep's zone, and that is who has it. */
export async function inZone(
  tx: Tx,
  { seller, actor, today }: { seller: string; actor: Actor; today: Day },
  request: { assignedToId: string | null; province: string | null },
): Promise<Outcome<true, "outside-territory">> {
  if (actor.kind !== "user") return true;
  if (isInZone(actor, request, await zonesOf(tx, seller, actor.userId, today))) return true;
  const rep = request.assignedToId
    ? await tx.user.findUnique({
        where: { sellerId_id: { sellerId: seller, id: request.assignedToId } },
        select: { displayName: true },
      })
    : null;
  return refuse("outside-territory", { params: { who: rep?.displayName ?? "" } });
}
