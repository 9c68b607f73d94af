import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, day, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { requestAgreement } from "@/lib/requests/operations/request-agreement";
import { nextRequest } from "@/lib/requests/queries";
import { assignZone } from "@/lib/staff/operations/assign-zone";
import { endStandIn } from "@/lib/staff/operations/end-stand-in";
import { nameStandIn } from "@/lib/staff/operations/name-stand-in";
import { zonesForStaff } from "@/lib/staff/queries/zones";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const seller = "demo";
let close: () => Promise<void>;
let admin: Awaited<ReturnType<typeof givenUser>>;
let north: Awaited<ReturnType<typeof givenUser>>;
let south: Awaited<ReturnType<typeof givenUser>>;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenSeller("altrove");
  admin = await givenUser(seller, { roles: ["admin"] });
  north = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
  south = await givenUser(seller, { roles: ["sales"], territory: ["NA"] });
});
afterAll(() => close?.());

async function asked(province: string): Promise<{ requestId: string; assignedToId: string | null }> {
  const made = await requestAgreement(
    { order: "Avvocati", name: "Prova Esempio", email: "p@posta.example", phone: "3330000001", province },
    { seller, actor: { kind: "anonymous" } },
  );
  if (isRefusal(made)) throw new Error(made.code);
  const row = await db().request.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: seller, id: made.requestId } },
  });
  return { requestId: row.id, assignedToId: row.assignedToId };
}
const inDays = (days: number) => isoDay(addDays(today(), days));

describe("zones", () => {
  it("are given by the admin, as typed, and count for the next request", async () => {
    const given = await assignZone(
      { userId: north.userId, provinces: "mi, to;TO  va" },
      { seller, actor: admin.actor },
    );
    expect(given).toEqual({ userId: north.userId });
    const zones = await zonesForStaff(seller, today());
    expect(zones.reps.find(({ id }) => id === north.userId)?.provinces).toEqual(["MI", "TO", "VA"]);
    expect(zones.unassigned).not.toContain("VA");
    expect(zones.unassigned).toContain("AO");
    expect((await asked("VA")).assignedToId).toBe(north.userId);
    expect((await asked("AO")).assignedToId).toBe(admin.userId);
  });

  it("are neither a customer's, nor another seller's, nor made of what is no province", async () => {
    const customer = await givenUser(seller);
    const give = (userId: string, provinces: string, where = seller) =>
      assignZone({ userId, provinces }, { seller: where, actor: admin.actor });
    expect(await give(customer.userId, "RM")).toMatchObject({ code: "rep-unknown" });
    expect(await give(north.userId, "RM", "altrove")).toMatchObject({ code: "rep-unknown" });
    expect(await give(north.userId, "RM, XX")).toMatchObject({ code: "invalid-input" });
  });
});

describe("a stand-in", () => {
  it("gets the requests of those days, sees those that wait, and may decide them; another rep may not", async () => {
    const { requestId } = await asked("MI");
    const decide = (actor: typeof south.actor) =>
      answerRequest({ requestId, decision: "answer", text: "Ecco." }, { seller, actor });
    expect(await decide(south.actor)).toMatchObject({ code: "outside-territory", params: { who: "Persona di Prova" } });
    const away = { userId: north.userId, standInId: south.userId, from: inDays(0), to: inDays(7) };
    const named = await nameStandIn(away, { seller, actor: north.actor });
    if (isRefusal(named)) throw new Error(named.code);
    expect((await asked("MI")).assignedToId).toBe(south.userId);
    expect(await nextRequest({ seller, userId: south.userId })).not.toBeNull();
    expect(await decide(south.actor)).toMatchObject({ state: "answered" });
    expect(await nameStandIn(away, { seller, actor: north.actor })).toMatchObject({ code: "absence-overlaps" });
    expect(await endStandIn({ id: named.id }, { seller, actor: south.actor })).toMatchObject({
      code: "absence-unknown",
    });
    expect(await endStandIn({ id: named.id }, { seller, actor: north.actor })).toEqual({ id: named.id });
    expect(await decide(south.actor)).toMatchObject({ code: "outside-territory" });
    expect((await asked("MI")).assignedToId).toBe(north.userId);
  });

  it("is named for a colleague by the admin only, and is one of the staff of the same shop", async () => {
    const days = { from: "2030-08-01", to: "2030-08-20" };
    const name = (userId: string, standInId: string, actor: typeof admin.actor) =>
      nameStandIn({ userId, standInId, ...days }, { seller, actor });
    const customer = await givenUser(seller);
    const abroad = await givenUser("altrove", { roles: ["sales"] });
    expect(await name(north.userId, admin.userId, south.actor)).toMatchObject({ code: "absence-of-another" });
    expect(await name(north.userId, customer.userId, admin.actor)).toMatchObject({ code: "colleague-unknown" });
    expect(await name(north.userId, abroad.userId, admin.actor)).toMatchObject({ code: "colleague-unknown" });
    expect(await name(north.userId, south.userId, admin.actor)).toHaveProperty("id");
    expect((await zonesForStaff(seller, day("2030-08-10"))).away).toHaveLength(1);
  });

  it("is named once when asked for twice at the same moment", async () => {
    const input = { userId: south.userId, standInId: admin.userId, from: "2031-08-01", to: "2031-08-20" };
    const both = await Promise.all([1, 2].map(() => nameStandIn(input, { seller, actor: south.actor })));
    expect(both.filter(isRefusal)).toHaveLength(1);
    expect(await db().standIn.count({ where: { userId: south.userId } })).toBe(1);
  });

  it("comes back no earlier than they leave, and is not oneself", async () => {
    const own = { userId: south.userId, standInId: admin.userId };
    const name = (change: object) =>
      nameStandIn({ ...own, from: "2032-08-02", to: "2032-08-01", ...change }, { seller, actor: south.actor });
    expect(await name({})).toMatchObject({ code: "invalid-input", field: "to" });
    expect(await name({ to: "2032-08-03", standInId: south.userId })).toMatchObject({ field: "standInId" });
  });
});
