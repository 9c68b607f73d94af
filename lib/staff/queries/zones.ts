import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import { PROVINCES } from "@/lib/kernel/provinces";
import { db } from "@/lib/platform/db";

export interface Zone {
  id: string;
  name: string;
  provinces: string[];
}

export interface Away {
  id: string;
  userId: string;
  name: string;
  standIn: string;
  from: Day;
  to: Day;
}

/** Reps with their provinces, provinces nobody has (they fall to the admin), who is or will be away, and all of the staff. */
export async function zonesForStaff(seller: string, on: Day) {
  const [staff, absences] = await Promise.all([
    db().user.findMany({
      where: {
        sellerId: seller,
        active: true,
        roles: { hasSome: ["sales", "back_office", "accounting", "help_desk", "admin"] },
      },
      select: { id: true, displayName: true, roles: true, territory: true },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
    }),
    db().standIn.findMany({
      where: { sellerId: seller, toOn: { gte: toDb(on) } },
      include: { user: { select: { displayName: true } }, standIn: { select: { displayName: true } } },
      orderBy: [{ fromOn: "asc" }, { id: "asc" }],
      take: 200,
    }),
  ]);
  const reps: Zone[] = staff
    .filter(({ roles }) => roles.includes("sales"))
    .map(({ id, displayName, territory }) => ({ id, name: displayName, provinces: [...territory].sort() }));
  const given = new Set(reps.flatMap(({ provinces }) => provinces));
  return {
    reps,
    unassigned: Object.keys(PROVINCES).filter((province) => !given.has(province)),
    away: absences.map(
      ({ id, userId, user, standIn, fromOn, toOn }): Away => ({
        ...{ id, userId, name: user.displayName, standIn: standIn.displayName },
        ...{ from: fromDb(fromOn), to: fromDb(toOn) },
      }),
    ),
    staff: staff.map(({ id, displayName }) => ({ id, name: displayName })),
  };
}
