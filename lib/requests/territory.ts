import { type Day, isWithin } from "@/lib/kernel/day";

/** A person of the staff who may be given requests. */
export interface Rep {
  id: string;
  roles: readonly string[];
  territory: readonly string[];
  active: boolean;
}

/** Somebody is away, both days included, and who answers meanwhile. */
export interface Absence {
  userId: string;
  standInId: string;
  from: Day;
  to: Day;
}

const away = (absences: readonly Absence[], userId: string, on: Day): Absence | undefined =>
  absences.find((absence) => absence.userId === userId && isWithin(on, absence.from, absence.to));

/** Whose requests somebody answers on a day: their own, and those of whoever they stand in for, and so on. */
export function answersFor(userId: string, absences: readonly Absence[], on: Day): string[] {
  const found = [userId];
  for (const id of found)
    for (const absence of absences)
      if (absence.standInId === id && isWithin(on, absence.from, absence.to) && !found.includes(absence.userId))
        found.push(absence.userId);
  return found;
}

/** Who is there on a day: the one asked for, or the stand-in, or the stand-in's own. Null when nobody of them is. */
function presentFor<R extends Rep>(rep: R, staff: readonly R[], absences: readonly Absence[], on: Day): R | null {
  const asked = new Set<string>();
  for (let current: R | undefined = rep; current && !asked.has(current.id); ) {
    asked.add(current.id);
    const absence = away(absences, current.id, on);
    if (!absence) return current.active ? current : null;
    current = staff.find(({ id }) => id === absence.standInId);
  }
  return null;
}

/**
 * The sales rep of a province on a day (source: acceptance table row 35): one who is there, else the stand-in of one who
 * is not. A province nobody has falls to the admin, never to nobody; several reps of one province share by the request's
 * number. Null only when the seller has no staff at all.
 */
export function repFor<R extends Rep>(
  staff: readonly R[],
  province: string | null,
  { on, absences = [], turn = 0 }: { on: Day; absences?: readonly Absence[]; turn?: number },
): R | null {
  const pick = (found: readonly R[]): R | null => found[turn % Math.max(found.length, 1)] ?? null;
  const active = staff.filter((rep) => rep.active);
  const ofTheZone = active.filter((rep) => rep.roles.includes("sales") && province && rep.territory.includes(province));
  const there = ofTheZone.filter(({ id }) => !away(absences, id, on));
  const standIns = ofTheZone.flatMap((rep) => presentFor(rep, staff, absences, on) ?? []);
  const admins = active.filter((rep) => rep.roles.includes("admin"));
  return pick(there) ?? pick(standIns) ?? pick(admins.filter(({ id }) => !away(absences, id, on))) ?? pick(admins);
}

/** What somebody of the staff is to a request: whose zone, whose work. */
export interface Handler {
  userId: string;
  roles: readonly string[];
  territory: readonly string[];
}

/**
 * Whether somebody whose only work with requests is that of a sales rep may decide this one: it is theirs, of their
 * zone, or of one they stand in for. Back-office, help desk and admin look after every zone.
 */
export function isInZone(
  who: Handler,
  request: { assignedToId: string | null; province: string | null },
  zones: { answersFor: readonly string[]; provinces: readonly string[] },
): boolean {
  if (who.roles.some((role) => ["back-office", "help-desk", "admin"].includes(role))) return true;
  const { assignedToId, province } = request;
  if (assignedToId !== null && zones.answersFor.includes(assignedToId)) return true;
  return province !== null && zones.provinces.includes(province);
}
