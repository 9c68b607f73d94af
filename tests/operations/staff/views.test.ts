import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import type { UserViewer } from "@/lib/platform/session";
import { removeView } from "@/lib/staff/operations/remove-view";
import { saveView } from "@/lib/staff/operations/save-view";
import { viewsOf } from "@/lib/staff/queries/views";
import { MOST_VIEWS, viewQuery } from "@/lib/staff/saved-view";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const seller = "demo";
type Person = Awaited<ReturnType<typeof givenUser>>;
let close: () => Promise<void>;
let rep: Person;
let office: Person;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenSeller("altrove");
  rep = await givenUser(seller, { roles: ["sales"] });
  office = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => close?.());

const save = (person: Person, name: string, query: string, shared = false, where = seller) =>
  saveView({ list: "caselle", name, query, shared }, { seller: where, actor: person.actor });
const seen = async ({ userId, actor }: Person, list: "caselle" | "ordini" = "caselle", where = seller) => {
  const roles = actor.kind === "user" ? actor.roles : [];
  const { views } = await viewsOf({ seller: where, kind: "user", userId, roles } as UserViewer, list);
  return views;
};

describe("a view of a table", () => {
  it("is what the link says without the place in it, the same however it is ordered", () => {
    expect(viewQuery({ state: "active", page: "3", q: "", sort: "-expiry" })).toBe("sort=-expiry&state=active");
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 20 })), (params) => {
        const query = viewQuery(params);
        expect(viewQuery(Object.fromEntries(new URLSearchParams(query)))).toBe(query);
        expect(viewQuery(Object.fromEntries(Object.entries(params).reverse()))).toBe(query);
      }),
    );
  });

  it("is one's own, of that table, and takes the place of an earlier one of its name", async () => {
    await save(rep, "In scadenza", "within=30&page=2");
    await save(rep, "In scadenza", "within=60");
    expect(await seen(rep)).toMatchObject([{ name: "In scadenza", query: "within=60", by: null, mayRemove: true }]);
    expect(await seen(rep, "ordini")).toEqual([]);
    expect(await seen(office)).toEqual([]);
  });

  it("is shared by whoever has the right, and taken away by its owner or by them; at no other seller", async () => {
    expect(await save(rep, "Per tutti", "state=active", true)).toMatchObject({ code: "not-allowed" });
    const shared = await save(office, "Sospese", "state=suspended", true);
    if (isRefusal(shared)) throw new Error(shared.code);
    const [, found] = await seen(rep);
    expect(found).toMatchObject({ name: "Sospese", by: "Persona di Prova", mayRemove: false });
    expect(await seen(rep, "caselle", "altrove")).toEqual([]);
    const remove = (person: Person, id: string) => removeView({ id }, { seller, actor: person.actor });
    expect(await remove(rep, shared.id)).toMatchObject({ code: "view-unknown" });
    const [own] = await seen(rep);
    expect(await remove(office, own?.id ?? "")).toMatchObject({ code: "view-unknown" });
    expect(await remove(office, shared.id)).toEqual({ list: "caselle" });
    expect(await seen(rep)).toHaveLength(1);
  });

  it("is refused to customers, of everything, and beyond what a menu holds", async () => {
    const customer = await givenUser(seller);
    expect(await save(customer, "Mie", "q=a")).toMatchObject({ code: "not-allowed" });
    for (const query of ["", "page=4", "q="])
      expect(await save(rep, "Tutto", query)).toMatchObject({ code: "invalid-input" });
    const many = await givenUser(seller, { roles: ["help-desk"] });
    for (let n = 0; n < MOST_VIEWS; n += 1) await save(many, `Vista ${n}`, "q=a");
    expect(await save(many, "Una di troppo", "q=a")).toMatchObject({
      code: "views-full",
      params: { most: MOST_VIEWS },
    });
    expect(await save(many, "Vista 0", "q=b")).toMatchObject({ query: "q=b" });
  });
});
