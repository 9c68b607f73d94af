import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "@/lib/kernel/day";
import { type Absence, answersFor, isInZone, type Rep, repFor } from "@/lib/requests/territory";

const rep = (id: string, roles: string[], territory: string[] = [], active = true): Rep => ({
  id,
  roles,
  territory,
  active,
});
const north = rep("north", ["sales"], ["TO", "MI"]);
const south = rep("south", ["sales"], ["NA", "BA"]);
const admin = rep("admin", ["admin"]);
const on = day("2026-08-10");
const absent = (userId: string, standInId: string, from = "2026-08-10", to = "2026-08-20"): Absence => ({
  userId,
  standInId,
  from: day(from),
  to: day(to),
});

describe("the rep of a province", () => {
  it("is who has it", () => {
    expect(repFor([south, admin, north], "MI", { on })).toBe(north);
    expect(repFor([north, admin, south], "NA", { on })).toBe(south);
  });
  it("is the admin where nobody has it, or the customer's province is not known", () => {
    expect(repFor([north, south, admin], "AO", { on })).toBe(admin);
    expect(repFor([north, south, admin], null, { on })).toBe(admin);
  });
  it("is never somebody who has left", () => {
    expect(repFor([{ ...north, active: false }, admin], "MI", { on })).toBe(admin);
  });
  it("takes turns where two share a province", () => {
    const other = rep("other", ["sales"], ["MI"]);
    const turns = [0, 1, 2, 3].map((turn) => repFor([north, other], "MI", { on, turn })?.id);
    expect(turns).toEqual(["north", "other", "north", "other"]);
  });
  it("is somebody whenever there is an admin, whoever is away", () => {
    const ids = fc.constantFrom("north", "south", "admin");
    const absence = fc
      .record({ userId: ids, standInId: ids, start: fc.integer({ min: -9, max: 9 }), days: fc.nat(9) })
      .map(({ userId, standInId, start, days }) => {
        const from = addDays(on, start);
        return { userId, standInId, from, to: addDays(from, days) };
      });
    const provinces = fc.constantFrom("MI", "NA", "AO", null);
    fc.assert(
      fc.property(provinces, fc.nat(), fc.array(absence), (province, turn, absences) => {
        expect(repFor([north, south, admin], province, { on, turn, absences })).not.toBeNull();
      }),
    );
  });
});

describe("while a rep is away", () => {
  const staff = [north, south, admin];
  it("the stand-in answers, from the first day through the last", () => {
    const absences = [absent("north", "south")];
    const who = (iso: string) => repFor(staff, "MI", { on: day(iso), absences })?.id;
    expect(["2026-08-09", "2026-08-10", "2026-08-20", "2026-08-21"].map(who)).toEqual([
      "north",
      "south",
      "south",
      "north",
    ]);
  });
  it("a colleague of the same province who is there comes before a stand-in", () => {
    const other = rep("other", ["sales"], ["MI"]);
    for (const turn of [0, 1]) {
      const options = { on, turn, absences: [absent("north", "south")] };
      expect(repFor([...staff, other], "MI", options)).toBe(other);
    }
  });
  it("a stand-in who is away too hands on, and two who name each other leave it to the admin", () => {
    expect(repFor(staff, "MI", { on, absences: [absent("north", "south"), absent("south", "admin")] })).toBe(admin);
    expect(repFor(staff, "MI", { on, absences: [absent("north", "south"), absent("south", "north")] })).toBe(admin);
  });
  it("whoever stands in has the other's requests, and those of whom the other stands in for", () => {
    const absences = [absent("north", "south"), absent("south", "admin"), absent("gone", "north", "2026-01-01")];
    expect(answersFor("south", absences, on)).toEqual(["south", "north", "gone"]);
    expect(answersFor("admin", absences, on)).toEqual(["admin", "south", "north", "gone"]);
    expect(answersFor("north", [], on)).toEqual(["north"]);
  });
});

describe("deciding about a request", () => {
  const who = (roles: string[], territory: string[] = []) => ({ userId: "me", roles, territory });
  const zones = { answersFor: ["me", "away"], provinces: ["MI"] };
  it("is for the rep it was given to, the zone's, and whoever stands in", () => {
    const asked = (assignedToId: string | null, province: string | null) =>
      isInZone(who(["sales"], ["MI"]), { assignedToId, province }, zones);
    expect([asked("me", "RM"), asked("away", "RM"), asked("other", "MI"), asked(null, "MI")]).toEqual(
      Array(4).fill(true),
    );
    expect([asked("other", "RM"), asked(null, null), asked("other", null)]).toEqual(Array(3).fill(false));
  });
  it("is for back-office, help desk and admin wherever it comes from", () => {
    for (const role of ["back-office", "help-desk", "admin"])
      expect(isInZone(who([role]), { assignedToId: "other", province: "RM" }, zones)).toBe(true);
  });
});
