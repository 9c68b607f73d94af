import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { checkLocalPart } from "@/lib/names/name";
import { suggestNames } from "@/lib/names/suggest";

const rules = { minLength: 3, maxLength: 40, reserved: ["postmaster", "admin"], separators: "._-" };
const none = new Set<string>();

describe("suggested names", () => {
  it("begins with the holder's own name", () => {
    const person = { firstName: "Maria Grazia", lastName: "D’Angelò" };
    expect(suggestNames(rules, person, none)).toEqual([
      "mariagrazia.dangelo",
      "dangelo.mariagrazia",
      "maria.dangelo",
      "m.dangelo",
      "mariagrazia-dangelo",
    ]);
  });

  it("leaves the legal form of a company for second", () => {
    expect(suggestNames(rules, { companyName: "Officine F.lli Verdi & Figli S.r.l." }, none).slice(0, 3)).toEqual([
      "officineflliverdifigli",
      "officine.f.lli.verdi.figli",
      "officine-f-lli-verdi-figli",
    ]);
    expect(suggestNames(rules, { companyName: "Alfa S.p.A." }, none)).toEqual([
      "alfa",
      "alfa.spa",
      "amministrazione.alfa",
      "ufficio.alfa",
      "alfa.pec",
    ]);
  });

  it("goes on past what is taken", () => {
    const person = { firstName: "Anna", lastName: "Neri" };
    const first = suggestNames(rules, person, none);
    const second = suggestNames(rules, person, new Set(first));
    expect(second).toHaveLength(5);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
  });

  it("offers only well-formed, free, different names, five of them whenever there are Latin letters", () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿ' -]{0,14}$/);
    fc.assert(
      fc.property(word, word, fc.boolean(), (one, two, company) => {
        const holder = company ? { companyName: `${one} ${two}` } : { firstName: one, lastName: two };
        const taken = new Set(suggestNames(rules, holder, none).slice(0, 2));
        const names = suggestNames(rules, holder, taken);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) {
          expect(isRefusal(checkLocalPart(rules, name))).toBe(false);
          expect(taken.has(name)).toBe(false);
        }
        if (/[a-z]{2,}/i.test(one) && /[a-z]{2,}/i.test(two)) expect(names.length).toBe(5);
      }),
    );
  });
});
