import type { Role } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenUser } from "../../support/people";
import { act, type BuiltAction, builtActions } from "./actions";
import { type Answer, ask, ownOrigin } from "./ask";
import { formOf } from "./forms";
import { cookieOf, SELLER } from "./people";
import { bankCsv, type World } from "./world";

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
const staffActions = (): BuiltAction[] =>
  builtActions().filter(({ page, name }) => /\(desk\)|\/gestione/.test(page) && name !== "switchLocale");

/** A form of the staff as it is sent here. */
export interface StaffForm extends BuiltAction {
  /** Other answers than those of the table (forms.ts). */
  answers?: (world: World) => Record<string, string>;
  /** About things that are nowhere it would not come as far as its act: those let in send it about what is there. */
  aboutWhatIsThere?: true;
}

const OTHERWISE: { of: string; instead?: true; form: Omit<StaffForm, keyof BuiltAction> }[] = [
  // One form carries out two acts: what it says of the papers makes it the one or the other.
  {
    of: "verifiche/[reviewId]/actions.ts decide",
    form: { answers: ({ ids }) => ({ reviewId: ids.review, "papers.identity-front.verdict": "approve" }) },
  },
  // The identity document is written first, and an order that is not there stops at that.
  { of: "carta/[id]/actions.ts registerArrival", instead: true, form: { aboutWhatIsThere: true } },
  // What the columns hold is tried on the whole file before it is kept.
  {
    of: "colonne/actions.ts confirm",
    instead: true,
    form: {
      answers: ({ ids, iban }) => ({
        ...{ fileId: ids.csvFile, decimal: ",", order: "dmy", account: iban },
        ...{ "columns.booked": "0", "columns.text": "1", "columns.amount": "2" },
      }),
      aboutWhatIsThere: true,
    },
  },
];

/** Every form of the staff, each as many times as it has acts of its own. */
export const staffForms = (): StaffForm[] =>
  staffActions().flatMap((action) => {
    const own = OTHERWISE.filter(({ of }) => `${action.file} ${action.name}`.endsWith(of));
    const plain = own.some(({ instead }) => instead) ? [] : [action];
    return [...plain, ...own.map(({ form }) => ({ ...action, ...form }))];
  });

/** What the staff takes away or brings as a file is an act as well: the address that asks for it, or takes it. */
export const FILES: Record<string, { path: (world: World) => string; brought?: () => string; refused: number }> = {
  "export-list": { path: () => `/${SELLER}/api/esporta/caselle`, refused: 404 },
  "export-report": { path: () => `/${SELLER}/api/contabilita/journal`, refused: 404 },
  "record-statement-file": { path: () => `/${SELLER}/api/estratti`, brought: bankCsv, refused: 403 },
  "view-statement-file": { path: ({ ids }) => `/${SELLER}/api/estratti/${ids.statementFile}`, refused: 404 },
};

/** The same forms about things that are nowhere: whoever may do the act does it to nothing. */
const nowhere = (world: World): World => ({
  ...world,
  ownerId: newId(),
  ids: Object.fromEntries(Object.keys(world.ids).map((name) => [name, newId()])) as World["ids"],
});

/** Sends a form from a page that anybody may open. */
export const send = (form: StaffForm, world: World, as: string | undefined): Promise<Answer> => {
  const { bound, fields } = formOf(form, world);
  const answers = form.answers ? { idempotencyKey: fields.idempotencyKey ?? "", ...form.answers(world) } : fields;
  return act(`/${SELLER}/accedi`, form.id, bound, answers, { as });
};

/** What those who may do an act send a form about: nothing that is there, where it comes as far as that. */
export const worldFor = (form: StaffForm, world: World): World => (form.aboutWhatIsThere ? world : nowhere(world));

export function fetchFile(name: string, world: World, as: string | undefined): Promise<Answer> {
  const { path, brought } = FILES[name] ?? { path: () => "/" };
  if (!brought) return ask(path(world), { as });
  const body = new FormData();
  body.append("file", new Blob([brought()], { type: "text/csv" }), "banca.csv");
  return ask(path(world), { as, method: "POST", headers: { origin: ownOrigin() }, body });
}

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
