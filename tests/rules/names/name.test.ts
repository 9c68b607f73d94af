import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { appearanceOf, checkLocalPart, looksReserved, normaliseLocalPart, rulesFor } from "@/lib/names/name";

const rules = { minLength: 3, maxLength: 20, reserved: ["postmaster", "abuse", "admin", "noreply"], separators: "._-" };
const codeOf = (text: string) => {
  const outcome = checkLocalPart(rules, text);
  return isRefusal(outcome) ? outcome.code : outcome;
};

describe("names", () => {
  it.each([
    ["Maria.Bianchi", "maria.bianchi"],
    ["  studio-verdi_2 ", "studio-verdi_2"],
    ["a--b", "a--b"],
    ["123", "123"],
  ])("keeps %j as %j", (text, kept) => expect(codeOf(text)).toBe(kept));

  it.each([
    ["", "name-empty"],
    [" \t\u00a0", "name-empty"],
    ["ab", "name-too-short"],
    ["a".repeat(21), "name-too-long"],
    ["maria bianchi", "name-characters"],
    ["maria@pec.it", "name-characters"],
    ["niccolò", "name-characters"],
    ["ｍａｒｉａ", "name-characters"],
    ["maria\u200b", "name-characters"],
    ["mar\u202eia", "name-characters"],
    ["маrio", "name-characters"],
    ["\u212aevin", "name-characters"],
    ["\u0130van", "name-characters"],
    ["maria\0x", "name-characters"],
    ["مريم", "name-characters"],
    [".maria", "name-edge"],
    ["maria-", "name-edge"],
    ["_maria", "name-edge"],
    ["maria..bianchi", "name-double-dot"],
    ["postmaster", "name-reserved"],
    ["Post.Master", "name-reserved"],
    ["p0stmaster", "name-reserved"],
    ["adm1n", "name-reserved"],
    ["no-reply", "name-reserved"],
    ["n0.r3ply", "name-reserved"],
    ["a-b-u-5-e", "name-reserved"],
  ])("refuses %j as %s", (text, code) => expect(codeOf(text)).toBe(code));

  it("tells the limits it judges by", () => {
    expect(checkLocalPart(rules, "ab")).toMatchObject({ params: { minimum: 3 } });
    expect(checkLocalPart(rules, "a".repeat(30))).toMatchObject({ params: { maximum: 20 } });
  });

  it("lets words pass that only contain a reserved one", () => {
    expect(codeOf("adminotti")).toBe("adminotti");
    expect(codeOf("studio.abuse")).toBe("studio.abuse");
  });

  it("keeps only what an address can carry, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string()), (text) => {
        const outcome = checkLocalPart(rules, text);
        if (isRefusal(outcome)) return;
        expect(outcome).toMatch(/^[a-z0-9]([a-z0-9_-]|\.(?!\.))*[a-z0-9]$/);
        expect(outcome.length).toBeGreaterThanOrEqual(rules.minLength);
        expect(outcome.length).toBeLessThanOrEqual(rules.maxLength);
      }),
      { numRuns: 2000 },
    );
  });

  const wellFormed = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9_-]|\.[a-zA-Z0-9]){1,8}[a-zA-Z0-9]$/);

  it("accepts every well-formed name that resembles no reserved word, and settles at once", () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        fc.pre(text.length <= rules.maxLength && !looksReserved(rules, normaliseLocalPart(text)));
        const kept = checkLocalPart(rules, text);
        expect(kept).toBe(text.toLowerCase());
        expect(checkLocalPart(rules, kept as string)).toBe(kept);
      }),
    );
  });

  it("sees a reserved word through separators and digits put for letters", () => {
    const disguised = fc
      .constantFrom(...rules.reserved)
      .chain((word) =>
        fc
          .tuple(
            ...Array.from(word, (letter) =>
              fc.tuple(fc.constantFrom(...asWritten(letter)), fc.constantFrom("", "", "-", ".", "_")),
            ),
          )
          .map((parts) => parts.map(([letter, gap], i) => letter + (i < parts.length - 1 ? gap : "")).join("")),
      );
    fc.assert(
      fc.property(disguised, (text) => {
        expect(checkLocalPart({ ...rules, maxLength: 64 }, text)).toMatchObject({ code: "name-reserved" });
      }),
    );
  });
});

describe("the rules of a domain", () => {
  const names = {
    minLength: 3,
    maxLength: 20,
    reserved: ["admin"],
    perDomain: {
      "corto.example": { minLength: 5, maxLength: 8, reserved: ["ordine"], separators: "." },
      "nudo.example": { reserved: [], separators: "" },
    },
  };
  const judge = (text: string, domain: string) => {
    const outcome = checkLocalPart(rulesFor(names, domain), text);
    return isRefusal(outcome) ? outcome.code : outcome;
  };

  it.each([
    ["mario-rossi", "pec.example", "mario-rossi"],
    ["mario-r", "corto.example", "name-separators"],
    ["mario.r", "corto.example", "mario.r"],
    ["mari", "corto.example", "name-too-short"],
    ["mariorossi", "corto.example", "name-too-long"],
    ["0rdine", "corto.example", "name-reserved"],
    ["ordine", "pec.example", "ordine"],
    ["admin", "corto.example", "name-reserved"],
    ["mario.r", "nudo.example", "name-no-separators"],
    ["mario", "nudo.example", "mario"],
    ["constructor", "constructor", "constructor"],
  ])("%s in %s is %s", (text, domain, said) => expect(judge(text, domain)).toBe(said));
});

describe("names easily taken for one another", () => {
  it.each([
    ["mario.rossi", "mariorossi"],
    ["mario.rossi", "mar1o-ross1"],
    ["info", "inf0"],
    ["bernini", "bemini"],
    ["studio_uno", "studi0.un0"],
  ])("%s and %s look the same", (one, two) => expect(appearanceOf(one)).toBe(appearanceOf(two)));

  it.each([
    ["mario", "maria"],
    ["studio2", "studio3"],
    ["rossi.mario", "mario.rossi"],
  ])("%s and %s do not", (one, two) => expect(appearanceOf(one)).not.toBe(appearanceOf(two)));

  it("however many of their signs are exchanged", () => {
    const pairs: [string, string][] = [
      ["o", "0"],
      ["l", "1"],
      ["i", "1"],
      ["l", "i"],
      [".", "-"],
      ["-", ""],
      ["_", "."],
    ];
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{2,12}[a-z0-9]$/);
    fc.assert(
      fc.property(name, fc.array(fc.constantFrom(...pairs), { maxLength: 4 }), (text, swaps) => {
        const other = swaps.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
        // "rn" reads as "m" wherever it comes together: a sign between the two letters hides nothing.
        expect(appearanceOf(other)).toBe(appearanceOf(text));
      }),
    );
  });
});

const DIGITS: Record<string, string> = { o: "0", l: "1", i: "1", e: "3", a: "4", s: "5", t: "7" };
const asWritten = (letter: string) => [letter, letter.toUpperCase(), ...(DIGITS[letter] ? [DIGITS[letter]] : [])];
