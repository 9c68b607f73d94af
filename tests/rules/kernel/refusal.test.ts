import { describe, expect, expectTypeOf, it } from "vitest";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";

describe("refusals", () => {
  it("carry a code and only the details given", () => {
    expect(refuse("name-taken")).toEqual({ refused: true, code: "name-taken" });
    expect(Object.keys(refuse("name-taken"))).toEqual(["refused", "code"]);
    expect(refuse("too-short", { field: "password", params: { minimum: 8 } })).toEqual({
      refused: true,
      code: "too-short",
      field: "password",
      params: { minimum: 8 },
    });
  });

  it("are told from values", () => {
    expect(isRefusal(refuse("no"))).toBe(true);
    for (const value of [null, undefined, "refused", 0, [], {}, { refused: false, code: "x" }, { refused: true }]) {
      expect(isRefusal(value)).toBe(false);
    }
  });

  it("narrow an outcome both ways", () => {
    const outcome = refuse("late") as Outcome<{ price: number }, "late" | "closed">;
    if (isRefusal(outcome)) expectTypeOf(outcome).toEqualTypeOf<Refusal<"late" | "closed">>();
    else expectTypeOf(outcome).toEqualTypeOf<{ price: number }>();
    expect(isRefusal(outcome)).toBe(true);
  });
});
