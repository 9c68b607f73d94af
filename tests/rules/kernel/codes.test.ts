import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_SPACE, findCodes, isCode, makeCode } from "@/lib/kernel/codes";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIXES = ["AB", "RLM_", "OR"];
const prefixes = fc.constantFrom(...PREFIXES);
const numbers = fc.integer({ min: 0, max: CODE_SPACE - 1 });
const codes = fc.tuple(prefixes, numbers).map(([prefix, n]) => ({ prefix, code: makeCode(prefix, n) }));

/** The code with something put between its characters, as a bank breaks it. */
const broken = (code: string, breaks: string[]) =>
  Array.from(code, (character, i) => character + (breaks[i] ?? "")).join("");

describe("payment codes", () => {
  it("carries a number: same number same code, other number other code", () => {
    expect(makeCode("AB", 1)).toBe(makeCode("AB", 1n));
    expect(makeCode("RLM_", 1)).toMatch(/^RLM_[0-9A-HJKMNP-TV-Z]{9}$/);
    fc.assert(
      fc.property(prefixes, numbers, numbers, (prefix, a, b) => {
        expect(makeCode(prefix, a) === makeCode(prefix, b)).toBe(a === b);
      }),
    );
  });

  it("refuses numbers and prefixes that no code can carry", () => {
    expect(() => makeCode("AB", -1)).toThrow(RangeError);
    expect(() => makeCode("AB", CODE_SPACE)).toThrow(RangeError);
    expect(() => makeCode("ab", 1)).toThrow(RangeError);
    expect(() => makeCode("", 1)).toThrow(RangeError);
  });

  it("is not a code for another prefix", () => {
    fc.assert(
      fc.property(codes, prefixes, ({ prefix, code }, other) => {
        fc.pre(prefix !== other);
        expect(isCode(prefix, code)).toBe(true);
        expect(isCode(other, other + code.slice(prefix.length))).toBe(false);
      }),
    );
  });

  it("catches every substitution of one character and every exchange of two", () => {
    fc.assert(
      fc.property(codes, ({ prefix, code }) => {
        const body = Array.from(code.slice(prefix.length));
        for (let i = 0; i < body.length; i++) {
          for (const other of ALPHABET) {
            const wrong = prefix + body.with(i, other).join("");
            expect(isCode(prefix, wrong)).toBe(wrong === code);
            if (wrong !== code) expect(findCodes(wrong, [prefix])).toEqual([]);
          }
          for (let j = 0; j < i; j++) {
            const wrong = prefix + body.with(i, body[j]!).with(j, body[i]!).join("");
            expect(isCode(prefix, wrong)).toBe(wrong === code);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("catches every pair of wrong characters", () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(8), fc.nat(31), fc.nat(31), ({ prefix, code }, i, j, a, b) => {
        const body = Array.from(code.slice(prefix.length));
        const wrong = prefix + body.with(i, ALPHABET[a]!).with(j, ALPHABET[b]!).join("");
        expect(isCode(prefix, wrong)).toBe(wrong === code);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("codes in free text", () => {
  it("is found as banks mangle it", () => {
    const breaks = fc.array(fc.constantFrom("", "", "", " ", "\n", "\r\n", "-", " - ", "_", ".", "\u00a0"), {
      minLength: 13,
      maxLength: 13,
    });
    const around = fc.constantFrom("", "VERSAMENTO ", "Bonifico da Città di è/", "rif. n.", "CAUSALE:\n");
    const swaps = fc.constantFrom<[RegExp, string]>([/0/g, "O"], [/1/g, "I"], [/1/g, "l"], [/_/g, ""], [/0/g, "o"]);
    fc.assert(
      fc.property(codes, breaks, around, swaps, fc.boolean(), ({ prefix, code }, cuts, before, [from, to], lower) => {
        const swapped = code.replace(from, to);
        const mangled = broken(lower ? swapped.toLowerCase() : swapped, cuts);
        expect(findCodes(`${before}${mangled} è tutto`, [prefix])).toEqual([code]);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found glued to other words", () => {
    const code = makeCode("RLM_", 123_456_789);
    expect(findCodes(`RINNOVO${code.replace("_", "").toLowerCase()}GRAZIE`, PREFIXES)).toEqual([code]);
  });

  it("finds several, each once, in the order they stand", () => {
    const [first, second] = [makeCode("AB", 77), makeCode("OR", 4_000_000)];
    expect(findCodes(`${first} e ${second}, ancora ${first}`, PREFIXES)).toEqual([first, second]);
  });

  it("prefers the code that stands whole to a chance reading across words", () => {
    // "OR" of "ord." and the next nine characters hold by chance for some code: find one such, then read it whole.
    const chance = Array.from({ length: 20_000 }, (_, n) => makeCode("OR", n * 1_000_003)).find(
      (code) => findCodes(`or dn${code}`, ["OR"]).length > 1,
    );
    expect(chance).toBeDefined();
    expect(findCodes(`or dn ${chance}`, ["OR"])).toEqual([chance]);
    expect(findCodes(`or dn${chance}`, ["OR"])).toContain(chance);
  });

  it("finds nothing in ordinary sentences", () => {
    for (const text of [
      "abbonamento annuale casella pec certificata",
      "ORDINE 1234567 ABBONAMENTO RLM 12345",
      "Pagamento fattura n. 118/2026 oratorio san giuseppe",
      "",
      "\u0000\uffff",
    ]) {
      expect(findCodes(text, PREFIXES)).toEqual([]);
    }
  });

  it("never returns what is not a code, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const code of findCodes(text, PREFIXES))
          expect(PREFIXES.some((prefix) => isCode(prefix, code))).toBe(true);
      }),
    );
  });
});
