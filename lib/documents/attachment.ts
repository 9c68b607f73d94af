import { type Actor, hasRole, type Role } from "@/lib/platform/actor";

/** What a file may be sent with besides the papers of an order. The names are those of private links where there is one. */
export type AttachedTo = "request" | "order" | "payment" | "top-up" | "mailbox";

/** An attachment as far as it says who may look at it. */
export interface Attached {
  subjectKind: AttachedTo;
  subjectId: string;
  /** Who sent it while signed in. */
  userId: string | null;
}

/** Staff whose work it is to look at what was sent with each. */
const WORK_OF: Record<AttachedTo, Role[]> = {
  // Whoever answers requests judges what came with them.
  request: ["sales", "back-office", "help-desk"],
  order: ["back-office", "accounting"],
  payment: ["back-office", "accounting"],
  "top-up": ["back-office", "accounting"],
  mailbox: ["back-office"],
};

/** Whoever sent it, whoever holds the private link of what it was sent with, and the staff whose work it is. */
export function maySeeAttachment(actor: Actor, { subjectKind, subjectId, userId }: Attached): boolean {
  if (actor.kind === "system" || hasRole(actor, ...WORK_OF[subjectKind])) return true;
  if (actor.kind === "user") return userId !== null && actor.userId === userId;
  return actor.kind === "link" && actor.purpose === subjectKind && actor.subjectId === subjectId && userId === null;
}
