import { randomUUID } from "node:crypto";
import { createUser } from "@/lib/customers/operations/create-user";
import { isRefusal } from "@/lib/kernel/refusal";
import { type Actor, type Role, SYSTEM } from "@/lib/platform/actor";
import type { Visitor } from "@/lib/platform/visitor";

/** A password that every rule allows. */
export const PASSWORD = "Corda7bianca";

/** Somebody of a seller, as the operator's command makes them; answers their id and the actor they are. */
export async function givenUser(
  seller: string,
  given: { userName?: string; email?: string; password?: string; roles?: Role[]; territory?: string[] } = {},
): Promise<{ userId: string; userName: string; email: string; actor: Actor }> {
  const userName = given.userName ?? `u${randomUUID().slice(0, 8)}`;
  const email = given.email ?? `${userName}@posta.example`;
  const roles = given.roles ?? ["customer"];
  const territory = given.territory ?? [];
  const made = await createUser(
    { displayName: "Persona di Prova", userName, email, roles, territory, password: given.password ?? PASSWORD },
    { seller, actor: SYSTEM("test") },
  );
  if (isRefusal(made)) throw new Error(`no user: ${made.code} ${made.field ?? ""}`);
  const actor: Actor = { kind: "user", userId: made.userId, name: "Persona di Prova", roles, territory };
  return { userId: made.userId, userName, email, actor };
}

let networks = 0;
/** A browser on a network of its own. */
export function visitor(change: Partial<Visitor> = {}): Visitor {
  networks += 1;
  const network = `198.51.${Math.floor(networks / 250)}.${networks % 250}`;
  return { network, userAgent: "test", locale: "it", devices: [], trusted: [], sessionId: null, ...change };
}
