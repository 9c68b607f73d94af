import type { Role } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenUser } from "../../support/people";
import { act, type BuiltAction, builtActions } from "./actions";
import { type Answer, ask } from "./ask";
import { formOf } from "./forms";
import { cookieOf, SELLER } from "./people";
import type { World } from "./world";

/** Somebody signed in with one role at a seller. */
export interface Asker {
  seller: string;
  role: Role;
  userId: string;
  cookie: string;
}

export async function givenAsker(seller: string, role: Role, territory: string[] = []): Promise<Asker> {
  const { userId } = await givenUser(seller, { roles: [role], territory });
  return { seller, role, userId, cookie: await cookieOf(seller, userId) };
}

/** The forms behind which the staff's acts are: those of the desk, and of the desks of agreements. */
export const staffActions = (): BuiltAction[] =>
  builtActions().filter(({ page, name }) => /\(desk\)|\/gestione/.test(page) && name !== "switchLocale");

/** What the staff takes away as a file is an act as well: the address that asks for it. */
export const FILES: Record<string, (world: World) => string> = {
  "export-list": () => `/${SELLER}/api/esporta/caselle`,
  "export-report": () => `/${SELLER}/api/contabilita/journal`,
  "view-statement-file": ({ ids }) => `/${SELLER}/api/estratti/${ids.statementFile}`,
};

/** The same forms about things that are nowhere: whoever may do the act does it to nothing. */
export const nowhere = (world: World): World => ({
  ...world,
  ownerId: newId(),
  ids: Object.fromEntries(Object.keys(world.ids).map((name) => [name, newId()])) as World["ids"],
});

/** Sends the form of an action, from a page that anybody may open. */
export const send = (action: BuiltAction, world: World, as: string | undefined): Promise<Answer> => {
  const { bound, fields } = formOf(action, world);
  return act(`/${SELLER}/accedi`, action.id, bound, fields, { as });
};

export const fetchFile = (name: string, world: World, as: string | undefined): Promise<Answer> =>
  ask(FILES[name]?.(world) ?? "/", { as });

/** What the log says an asker did or tried since they were last looked at: the acts, and the code of each refusal. */
export async function triedBy({ seller, userId }: Asker): Promise<{ act: string; refused: string | null }[]> {
  const seen = lastSeen.get(userId);
  const rows = await db().command.findMany({
    where: { sellerId: seller, actorId: userId, ...(seen ? { id: { gt: seen } } : {}) },
    orderBy: { id: "asc" },
    select: { id: true, act: true, refused: true },
  });
  const last = rows.at(-1);
  if (last) lastSeen.set(userId, last.id);
  return rows;
}
const lastSeen = new Map<string, string>();
