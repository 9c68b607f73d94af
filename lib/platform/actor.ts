/** Roles a person may hold; one person may hold several. */
export const ROLES = ["customer", "reseller", "sales", "back-office", "accounting", "help-desk", "admin"] as const;
export type Role = (typeof ROLES)[number];
export const STAFF_ROLES: readonly Role[] = ["sales", "back-office", "accounting", "help-desk", "admin"];
export const isStaffRole = (role: Role): boolean => STAFF_ROLES.includes(role);

/** Who does an act. Always handed in, never ambient. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; userId: string; name: string; roles: Role[]; territory: string[]; inPlace?: InPlace }
  /** Somebody who followed a private link: may act on that one subject only. */
  | { kind: "link"; purpose: string; subjectId: string }
  /** The product itself: a job, an operator's command. */
  | { kind: "system"; name: string };

/** A person of the staff who acts in a customer's place: the actor's id and roles are the customer's, the name theirs. */
export interface InPlace {
  byId: string;
  actingId: string;
  /** Code of the reason given when it began. */
  reason: string;
}

export const SYSTEM = (name: string): Actor => ({ kind: "system", name });

/** True when the actor is signed in with one of the roles; admin may do what any of the staff may. */
export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  actor.kind === "user" && actor.roles.some((role) => role === "admin" || roles.includes(role));
export const isStaff = (actor: Actor): boolean => hasRole(actor, ...STAFF_ROLES);
export const actorId = (actor: Actor): string | undefined =>
  actor.kind === "user" ? actor.userId : actor.kind === "link" ? actor.subjectId : undefined;
/** Whether the actor speaks for nobody but themselves: only then may terms be taken as accepted by them. */
export const speaksForSelf = (actor: Actor): boolean =>
  actor.kind !== "system" && !(actor.kind === "user" && actor.inPlace !== undefined);
/** Name shown in histories. */
export const actorName = (actor: Actor): string | undefined =>
  actor.kind === "user" ? actor.name : actor.kind === "system" ? actor.name : undefined;
