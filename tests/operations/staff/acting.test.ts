import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "@/lib/customers/operations/open-session";
import { setUserActive } from "@/lib/customers/operations/set-user-active";
import { isRefusal } from "@/lib/kernel/refusal";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { operation, z } from "@/lib/platform/operation";
import { actorOf, viewerOfSession } from "@/lib/platform/session";
import { endActing } from "@/lib/staff/operations/end-acting";
import { startActing } from "@/lib/staff/operations/start-acting";
import { actingFor } from "@/lib/staff/queries/acting";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const seller = "demo";
type Person = Awaited<ReturnType<typeof givenUser>>;
let close: () => Promise<void>;
let rep: Person;
let office: Person;
let customer: Person;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  office = await givenUser(seller, { roles: ["back-office"] });
  customer = await givenUser(seller);
  await db().user.updateMany({ where: { id: customer.userId }, data: { province: "RM" } });
});
afterAll(() => close?.());

/** A session as it is once a code was given too. */
async function signedIn({ userId }: Person): Promise<string> {
  const attempt = { userId, verdict: "right", userAgent: "test" } as const;
  const opened = await openSession(attempt, { seller, actor: SYSTEM("sign-in") });
  if (isRefusal(opened)) throw new Error(opened.code);
  const later = new Date(Date.now() + 3_600_000);
  await db().session.updateMany({ where: { id: opened.sessionId }, data: { pending: null, expiresAt: later } });
  return opened.sessionId;
}

const why = { reason: "telephone", note: "Vuole rinnovare due caselle" } as const;
const take = (person: Person, sessionId: string, userId = customer.userId) =>
  startActing({ userId, sessionId, ...why }, { seller, actor: person.actor });

async function inPlace(person: Person): Promise<{ sessionId: string; actor: Actor }> {
  const sessionId = await signedIn(person);
  expect(await take(person, sessionId)).toMatchObject({ actingId: expect.any(String) });
  const viewer = await viewerOfSession(seller, sessionId);
  if (!viewer) throw new Error("nobody");
  return { sessionId, actor: actorOf(viewer) };
}

/** An act that asks for nothing at all, under the name of one that there is. */
const anyAct = (act: string) =>
  operation({ act, input: z.strictObject({}), may: () => true, audit: () => ({}), run: async () => ({ done: true }) });

describe("a person of the staff in a customer's place", () => {
  it("is that customer, with nothing left of the staff's rights, until they say that they are done", async () => {
    const { sessionId, actor } = await inPlace(rep);
    const viewer = await viewerOfSession(seller, sessionId);
    expect(viewer).toMatchObject({
      userId: customer.userId,
      roles: ["customer"],
      territory: [],
      inPlace: { byId: rep.userId },
    });
    expect(await endActing({}, { seller, actor })).toMatchObject({ actingId: expect.any(String) });
    expect(await endActing({}, { seller, actor })).toMatchObject({ code: "not-found" });
    expect(await viewerOfSession(seller, sessionId)).toMatchObject({ userId: rep.userId, roles: ["sales"] });
  });

  it("leaves in the log who acted, for whom and why, with every act and every refusal", async () => {
    const { actor } = await inPlace(office);
    await anyAct("order-renewal")({}, { seller, actor });
    expect(await anyAct("change-password")({}, { seller, actor })).toMatchObject({ code: "not-in-their-place" });
    const rows = await db().command.findMany({
      where: { sellerId: seller, actorId: office.userId, act: { in: ["order-renewal", "change-password"] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ act, refused }) => [act, refused])).toEqual([
      ["order-renewal", null],
      ["change-password", "not-in-their-place"],
    ]);
    for (const { input } of rows)
      expect(input).toMatchObject({ inPlaceOf: customer.userId, actingReason: "telephone" });
    expect((await actingFor(seller, customer.userId))[0]).toMatchObject({ reason: "telephone", note: why.note });
  });

  it("may do what is named and nothing else of all there is", async () => {
    const { actor } = await inPlace(office);
    const sources = globSync("lib/*/operations/*.ts").map((file) => readFileSync(file, "utf8"));
    const acts = new Set(
      sources.flatMap((text) => [...text.matchAll(/\bact: "([a-z-]+)"/g)].map(([, act = ""]) => act)),
    );
    const open: string[] = [];
    for (const act of acts) if (!isRefusal(await anyAct(act)({}, { seller, actor }))) open.push(act);
    expect(acts.size).toBeGreaterThan(150);
    expect(open.sort()).toEqual(
      [
        ...["ask-slow-payment", "book-top-up", "cancel-order", "choose-plan", "describe-holder", "end-acting"],
        ...[
          "answer-reminder",
          "order-add-on",
          "order-renewal",
          "order-renewals",
          "record-name-answers",
          "reply-request",
          "request-agreement",
        ],
        ...["request-renewal", "request-volume-offer", "start-order", "view-e-invoice", "view-invoice"],
        ...["wish-names", "withdraw-request"],
      ].sort(),
    );
  });

  it("is nobody once half an hour is over: the session has ended", async () => {
    const { sessionId } = await inPlace(office);
    const { endsAt, startedAt } = await db().acting.findFirstOrThrow({ where: { sessionId } });
    expect(endsAt.getTime() - startedAt.getTime()).toBe(30 * 60_000);
    const over = new Date(now().subtract({ seconds: 1 }).epochMilliseconds);
    const earlier = new Date(over.getTime() - 1_800_000);
    await db().acting.updateMany({ where: { sessionId }, data: { startedAt: earlier, endsAt: over } });
    expect(await viewerOfSession(seller, sessionId)).toBeNull();
  });

  it("is nobody once the right, or the customer's account, is taken away", async () => {
    const colleague = await givenUser(seller, { roles: ["back-office"] });
    const first = await inPlace(colleague);
    await db().user.updateMany({ where: { id: colleague.userId }, data: { roles: ["accounting"] } });
    expect(await viewerOfSession(seller, first.sessionId)).toBeNull();
    const second = await inPlace(office);
    const admin = await givenUser(seller, { roles: ["admin"] });
    const suspend = (active: "yes" | "no") =>
      setUserActive({ userId: customer.userId, reason: "suspected-abuse", active }, { seller, actor: admin.actor });
    await suspend("no");
    expect(await viewerOfSession(seller, second.sessionId)).toBeNull();
    await suspend("yes");
  });
});

describe("nobody takes the place", () => {
  it("of a colleague, of oneself, of somebody of another seller, or of a customer of another zone", async () => {
    const sessionId = await signedIn(rep);
    await givenSeller("altrove");
    const stranger = await givenUser("altrove");
    for (const userId of [office.userId, rep.userId, stranger.userId])
      expect(await take(rep, sessionId, userId)).toMatchObject({ code: "customer-unknown" });
    const far = await givenUser(seller);
    await db().user.updateMany({ where: { id: far.userId }, data: { province: "MI" } });
    expect(await take(rep, sessionId, far.userId)).toMatchObject({ code: "outside-territory" });
    expect(await take(office, await signedIn(office), far.userId)).toMatchObject({ actingId: expect.any(String) });
  });

  it("in a session that is not one's own, or without the right", async () => {
    expect(await take(rep, await signedIn(office))).toMatchObject({ code: "session-ended" });
    const helper = await givenUser(seller, { roles: ["help-desk"] });
    expect(await take(helper, await signedIn(helper))).toMatchObject({ code: "not-allowed" });
  });

  it("from within another's place: first one goes back", async () => {
    const { actor, sessionId } = await inPlace(office);
    expect(await startActing({ userId: customer.userId, sessionId, ...why }, { seller, actor })).toMatchObject({
      code: "not-in-their-place",
    });
  });
});
