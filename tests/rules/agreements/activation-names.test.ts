import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHOICES, proposeNames, type ToName } from "@/lib/agreements/activation-names";
import { isRefusal } from "@/lib/kernel/refusal";
import { appearanceOf, checkLocalPart, type NameRules } from "@/lib/names/name";

const RULES: NameRules = { minLength: 3, maxLength: 30, reserved: ["admin"], separators: ".-_" };
const named = (id: string, firstName: string, lastName: string): ToName => ({ id, firstName, lastName });
const names = (members: readonly ToName[], taken: string[] = [], alike = false) =>
  proposeNames(RULES, members, new Set(taken), alike);

describe("names proposed for many members", () => {
  it("are nome.cognome, without accents and apostrophes", () => {
    const found = names([named("a", "Niccolò", "D’Angelo"), named("b", "Anna Maria", "De Santis")]);
    expect(found.get("a")).toEqual({
      names: ["niccolo.dangelo", "dangelo.niccolo", "n.dangelo"],
      clash: false,
    });
    expect(found.get("b")?.names[0]).toBe("annamaria.desantis");
  });

  it("give homonyms names of their own, and say so", () => {
    const found = names([named("a", "Mario", "Rossi"), named("b", "Mario", "Rossi")]);
    expect(found.get("a")).toMatchObject({ clash: false, names: { 0: "mario.rossi" } });
    expect(found.get("b")).toMatchObject({ clash: true, names: { 0: "rossi.mario" } });
  });

  it("leave out what is taken already, and what looks like it where that is minded", () => {
    expect(names([named("a", "Mario", "Rossi")], ["mario.rossi"]).get("a")).toMatchObject({
      clash: true,
      names: { 0: "rossi.mario" },
    });
    expect(names([named("a", "Mario", "Rossi")], ["mari0.rossi"]).get("a")?.clash).toBe(false);
    expect(names([named("a", "Mario", "Rossi")], ["mari0.rossi"], true).get("a")?.clash).toBe(true);
  });

  it("are none for a name without Latin letters", () => {
    expect(names([named("a", "Ольга", "Иванова")]).get("a")).toEqual({ names: [], clash: false });
  });

  it("are enough for a hundred homonyms", () => {
    const members = Array.from({ length: 100 }, (_, n) => named(`${n}`, "Mario", "Rossi"));
    expect([...names(members).values()].every((line) => line.names.length === CHOICES)).toBe(true);
  });

  const text = fc.constantFrom(
    "Mario",
    "Maria",
    "Anna",
    "Jo",
    "Niccolò",
    "Ö",
    "D'Amico",
    "Rossi",
    "rossi ",
    "Bianchi",
    "X",
  );
  const people = fc.uniqueArray(fc.record({ id: fc.uuid(), firstName: text, lastName: text }), {
    selector: ({ id }) => id,
    maxLength: 60,
  });
  const already = fc.array(fc.constantFrom("mario.rossi", "rossi.mario", "m.rossi", "anna.bianchi", "mariorossi"));

  it("are unique, well-formed, free, and the same each time", () => {
    fc.assert(
      fc.property(people, already, fc.boolean(), (members, taken, alike) => {
        const found = names(members, taken, alike);
        const all = [...found.values()].flatMap((line) => line.names);
        const same = alike ? appearanceOf : (name: string) => name;
        expect(new Set([...taken, ...all].map(same)).size).toBe(new Set(taken.map(same)).size + all.length);
        for (const name of all) expect(isRefusal(checkLocalPart(RULES, name))).toBe(false);
        expect([...found.keys()]).toEqual(members.map(({ id }) => id));
        expect(names(members, taken, alike)).toEqual(found);
      }),
    );
  });

  it("give everybody a first choice, which nobody later in the list changes", () => {
    fc.assert(
      fc.property(people, (members) => {
        const found = names(members);
        expect([...found.values()].every((line) => line.names.length > 0)).toBe(true);
        const few = names(members.slice(0, 5));
        for (const [id, { names: proposed }] of few) expect(found.get(id)?.names[0]).toBe(proposed[0]);
      }),
    );
  });
});
