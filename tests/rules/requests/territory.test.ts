import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rep, repFor } from "@/lib/requests/territory";

const rep = (id: string, roles: string[], territory: string[] = [], active = true): Rep => ({
  id,
  roles,
  territory,
  active,
});
const north = rep("north", ["sales"], ["TO", "MI"]);
const south = rep("south", ["sales"], ["NA", "BA"]);
const admin = rep("admin", ["admin"]);

describe("the rep of a province", () => {
  it("is who has it", () => {
    expect(repFor([south, admin, north], "MI")).toBe(north);
    expect(repFor([north, admin, south], "NA")).toBe(south);
  });
  it("is the admin where nobody has it, or the customer's province is not known", () => {
    expect(repFor([north, south, admin], "AO")).toBe(admin);
    expect(repFor([north, south, admin], null)).toBe(admin);
  });
  it("is never somebody who has left", () => {
    expect(repFor([{ ...north, active: false }, admin], "MI")).toBe(admin);
  });
  it("takes turns where two share a province", () => {
    const other = rep("other", ["sales"], ["MI"]);
    expect([0, 1, 2, 3].map((turn) => repFor([north, other], "MI", turn)?.id)).toEqual([
      "north",
      "other",
      "north",
      "other",
    ]);
  });
  it("is somebody whenever there is an admin", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 2 }), fc.nat(), (province, turn) => {
        expect(repFor([north, south, admin], province, turn)).not.toBeNull();
      }),
    );
  });
});
