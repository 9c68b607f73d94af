import { ownPath } from "./own-path";
import type { Pending } from "./sign-in-steps";

/** The page of each thing that is left to do after the password. */
const PAGE: Record<Pending, string> = { code: "codice", enrol: "attiva", password: "password" };

/** Where a sign-in goes on: to what is left of it, else where it was meant to lead, else to the room of one's own. */
export function afterSignIn(
  seller: string,
  { pending, staff }: { pending: Pending | null; staff: boolean },
  next: string | undefined,
): string {
  const path = ownPath(seller, next);
  if (pending) return `/${seller}/accedi/${PAGE[pending]}${path ? `?next=${encodeURIComponent(path)}` : ""}`;
  return path ?? `/${seller}/${staff ? "desk" : "caselle"}`;
}
