/** A person of the staff who may be given requests. */
export interface Rep {
  id: string;
  roles: readonly string[];
  territory: readonly string[];
  active: boolean;
}

/**
 * The sales rep of a province (source: acceptance table row 35). A province nobody has falls to the admin, never to
 * nobody; several reps of one province share by the request's number. Null only when the seller has no staff at all.
 */
export function repFor<R extends Rep>(reps: readonly R[], province: string | null, turn = 0): R | null {
  const active = reps.filter((rep) => rep.active);
  const ofTheZone = active.filter((rep) => rep.roles.includes("sales") && province && rep.territory.includes(province));
  const candidates = ofTheZone.length > 0 ? ofTheZone : active.filter((rep) => rep.roles.includes("admin"));
  return candidates[turn % Math.max(candidates.length, 1)] ?? null;
}
