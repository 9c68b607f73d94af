import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idOf, moved, without, withValue } from "@/components/sellers/edit";
import { asTyped, fromTyped, typedNumbers } from "@/components/sellers/typed";

const CENTS = ["money", "topUpMinCents"];
const PLAIN = ["catalogue", "plans", "inboxGb"];

describe("numbers as they are typed", () => {
  test("euros and percents in hundredths", () => {
    expect(asTyped(CENTS, 2000)).toBe("20,00");
    expect(asTyped(["vatBps"], 2200)).toBe("22,00");
    expect([
      fromTyped(CENTS, "20"),
      fromTyped(CENTS, "20,5"),
      fromTyped(CENTS, "20.05"),
      fromTyped(CENTS, "0,07"),
    ]).toEqual([2000, 2050, 2005, 7]);
    expect(fromTyped(["vatBps"], "22")).toBe(2200);
  });

  test("what is no number stays as it was typed, nothing is nothing", () => {
    expect(fromTyped(CENTS, "venti")).toBe("venti");
    expect(fromTyped(CENTS, "1,234")).toBe("1,234");
    expect(fromTyped(PLAIN, "1e9")).toBe("1e9");
    expect(fromTyped(PLAIN, "  ")).toBeUndefined();
    expect(typedNumbers("-90, -60;1  x")).toEqual([-90, -60, 1, "x"]);
  });

  test("any amount comes back", () =>
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (amount) => {
        expect(fromTyped(CENTS, asTyped(CENTS, amount))).toBe(amount);
        expect(fromTyped(PLAIN, asTyped(PLAIN, amount))).toBe(amount);
      }),
    ));
});

describe("a policy being edited", () => {
  const whole = { names: { domains: ["a.it", "b.it"], minLength: 3 } };

  test("a value is put where it belongs, and nothing else is touched", () => {
    expect(withValue(whole, ["names", "domains", 1], "c.it")).toEqual({
      names: { domains: ["a.it", "c.it"], minLength: 3 },
    });
    expect(withValue(whole, ["names", "minLength"], undefined)).toEqual({ names: { domains: ["a.it", "b.it"] } });
    expect(withValue(whole, ["money", "codes", "topUp"], "AB")).toEqual({
      ...whole,
      money: { codes: { topUp: "AB" } },
    });
    expect(whole.names.minLength).toBe(3);
  });

  test("entries move by a step, not beyond the ends", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(without(["a", "b"], 0)).toEqual(["b"]);
  });

  test("every place has an id of its own", () =>
    expect(idOf(["catalogue", "plans", 0])).toBe("regola-catalogue-plans-0"));
});
