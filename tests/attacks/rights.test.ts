import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/platform/actor";
import { RIGHTS } from "@/lib/platform/rights";
import { type StaffAct, staffActs } from "../operations/staff/rights-support";
import { inTurns } from "./support/ask";
import { cookieOf, OTHER_SELLER, SELLER } from "./support/people";
import {
  type Asker,
  FILES,
  fetchFile,
  givenAsker,
  type StaffForm,
  send,
  staffForms,
  triedBy,
  worldFor,
} from "./support/rights";
import { changed, quiet } from "./support/rows";
import { ownersWorld, type World } from "./support/world";

const ROLES: Role[] = ["customer", "reseller", "sales", "back-office", "accounting", "help-desk", "admin"];

let world: World;
let acts: Map<string, StaffAct>;
/** Which of the staff's acts each form tries: what its admin's press left in the log. */
const actsOf = new Map<StaffForm, string[]>();

beforeAll(async () => {
  world = await ownersWorld();
  acts = new Map((await staffActs()).map((each) => [each.act, each]));
  // Refused, about things that are there; then let in, about nothing: some look first, some ask first.
  const [customer, admin] = [await givenAsker(SELLER, "customer"), await givenAsker(SELLER, "admin")];
  for (const action of staffForms()) {
    await send(action, world, customer.cookie);
    const answer = await send(action, worldFor(action, world), admin.cookie);
    expect(answer.status, `${action.file} ${action.name}`).toBeLessThan(500);
    const tried = [...(await triedBy(customer)), ...(await triedBy(admin))].map(({ act }) => act);
    actsOf.set(
      action,
      [...new Set(tried)].filter((act) => acts.has(act)),
    );
  }
});

const allowed = (act: string, role: Role): boolean => {
  const right = acts.get(act)?.right;
  return role === "admin" || (right !== undefined && (RIGHTS[right].roles as readonly Role[]).includes(role));
};

test("every act that names a right is behind a form or a file that this test asks", () => {
  const asked = new Set([...actsOf.values()].flat().concat(Object.keys(FILES)));
  expect([...acts.keys()].filter((act) => !asked.has(act))).toEqual([]);
});

const SENTENCE = "permessa con il tuo accesso";
/** Where the act asks for the session itself, whoever has none here is told to sign in. */
const REFUSED = new RegExp(`${SENTENCE}|Accedi per continuare`);
const named = () => [...actsOf].filter(([, found]) => found.length > 0);
const title = ({ file, name }: StaffForm) => `${file.replace(/.*\/desk\//, "")} ${name}`;

test("role by act by owner: without the right nothing is done to what is there, at one's own seller or another's", async () => {
  const strangers: { who: string; role: Role | null; cookie: string | undefined }[] = [
    { who: "nobody", role: null, cookie: undefined },
    { who: "the owner", role: "customer", cookie: await cookieOf(SELLER, world.ownerId) },
  ];
  for (const seller of [SELLER, OTHER_SELLER])
    for (const role of ROLES) {
      const { cookie } = await givenAsker(seller, role);
      strangers.push({ who: `${role} of ${seller}`, role: seller === SELLER ? role : null, cookie });
    }
  const cells = strangers.flatMap((stranger) =>
    named()
      .filter(([, found]) => !found.some((act) => stranger.role && allowed(act, stranger.role)))
      .map(([action]) => ({ ...stranger, action })),
  );
  const files = strangers.flatMap((stranger) =>
    Object.keys(FILES)
      .filter((act) => !(stranger.role && allowed(act, stranger.role)))
      .map((act) => ({ ...stranger, act })),
  );
  const before = await quiet();
  const wrong: string[] = [];
  await inTurns(cells, 6, async ({ who, cookie, action }) => {
    const { text, status } = await send(action, world, cookie);
    if (!REFUSED.test(text)) wrong.push(`${title(action)} by ${who}: ${status} ${text.slice(0, 200)}`);
  });
  await inTurns(files, 6, async ({ who, cookie, act }) => {
    const { status } = await fetchFile(act, world, cookie);
    if (status !== FILES[act]?.refused) wrong.push(`${act} by ${who}: ${status}`);
  });
  expect(cells.length).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
}, 300_000);

test("role by act: with the right everybody passes the door, and the log says who tried what", async () => {
  const wrong: string[] = [];
  const askers: Asker[] = await Promise.all(ROLES.map((role) => givenAsker(SELLER, role)));
  await inTurns(askers, 3, async (asker) => {
    for (const [action, found] of named().filter(([, each]) => each.every((act) => allowed(act, asker.role)))) {
      const { text, status } = await send(action, worldFor(action, world), asker.cookie);
      const tried = await triedBy(asker);
      const met = tried.every(({ act, refused }) => !found.includes(act) || refused !== "not-allowed");
      if (!met || text.includes(SENTENCE) || status >= 500)
        wrong.push(`${title(action)} by ${asker.role}: ${status} ${text.slice(0, 200)}`);
    }
    for (const act of Object.keys(FILES).filter((each) => allowed(each, asker.role))) {
      await fetchFile(act, world, asker.cookie);
      const tried = await triedBy(asker);
      if (!tried.some((row) => row.act === act && !row.refused)) wrong.push(`${act} by ${asker.role}`);
    }
  });
  expect(wrong).toEqual([]);
});

test("a rep of another zone decides no request of this one", async () => {
  const elsewhere = await givenAsker(SELLER, "sales", ["AO"]);
  const before = await quiet();
  const wrong: string[] = [];
  for (const [action] of named().filter(([each]) => each.file.includes("richieste/[id]"))) {
    const { text } = await send(action, world, elsewhere.cookie);
    if (text.includes('"ok":true')) wrong.push(title(action));
  }
  expect(wrong).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
});
