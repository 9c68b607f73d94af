import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import { CodiceFiscaleUtils } from "@marketto/codice-fiscale-utils";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "@/lib/kernel/day";
import { birthPlaceMatches, birthPlaceOf } from "@/lib/kernel/identifiers/birth-place";
import { checkLetter } from "@/lib/kernel/identifiers/check-letter";
import { checkCodiceFiscale, isOfPerson, partsOf } from "@/lib/kernel/identifiers/codice-fiscale";
import { firstNameLetters, lastNameLetters, matchesPerson, type Person } from "@/lib/kernel/identifiers/person-match";
import { isRefusal, refuse } from "@/lib/kernel/refusal";

const PLACES = ["D969", "H501", "F205", "L483", "Z611", "Z404"];
const names = fc.stringMatching(/^[A-Z][a-z]{1,12}( [A-Z][a-z]{0,8})?$/);
const people = fc.record({
  firstName: names,
  lastName: names,
  birthDate: fc.nat(40_000).map((n) => addDays(day("1912-01-01"), n)),
  sex: fc.constantFrom("F" as const, "M" as const),
  birthPlaceCode: fc.constantFrom(...PLACES),
});

/** The code the law gives a person, letters put for digits where `omocode` says. */
function codeOf(person: Required<Person>, omocode: number[] = []): string {
  const { birthDate, sex } = person;
  const dayAndSex = birthDate.day + (sex === "F" ? 40 : 0);
  const two = (n: number) => String(n).padStart(2, "0");
  const month = "ABCDEHLMPRST"[birthDate.month - 1];
  const letters = lastNameLetters(person.lastName) + firstNameLetters(person.firstName);
  const first15 = Array.from(`${letters}${two(birthDate.year % 100)}${month}${two(dayAndSex)}${person.birthPlaceCode}`);
  for (const i of omocode) first15[i] = "LMNPQRSTUV"[Number(first15[i])]!;
  return first15.join("") + checkLetter(first15.join(""));
}

const codes = fc
  .tuple(people, fc.subarray([6, 7, 9, 10, 12, 13, 14]))
  .map(([person, omocode]) => ({ person, code: codeOf(person, omocode) }));

describe("codice fiscale", () => {
  it("is read however it is typed", () => {
    expect(checkCodiceFiscale(" rss mra 85t50 h501s ")).toBe("RSSMRA85T50H501S");
    expect(checkCodiceFiscale("ＲＳＳＭＲＡ85T50H501S")).toBe("RSSMRA85T50H501S");
  });

  it("is of a person or of a body", () => {
    expect(checkCodiceFiscale("01234560587")).toBe("01234560587");
    expect(isOfPerson("01234560587")).toBe(false);
    expect(isOfPerson("RSSMRA85T50H501S")).toBe(true);
    expect(checkCodiceFiscale("01234560586")).toEqual(refuse("codice-fiscale-check-character"));
    expect(checkCodiceFiscale("01234560587", "person")).toEqual(refuse("codice-fiscale-malformed"));
  });

  it.each([
    "",
    "RSSMRA85T50H501",
    "RSSMRA85T50H501SP",
    "RSSMRA85T50N501S",
    "RSSMRA85F50H501S",
    "\u0000",
    "👾".repeat(8),
  ])("refuses the shape of %j", (text) => expect(checkCodiceFiscale(text)).toEqual(refuse("codice-fiscale-malformed")));

  it("refuses days that no year has", () => {
    const withDay = (middle: string) => `RSSMRA${middle}H501${checkLetter(`RSSMRA${middle}H501`)}`;
    expect(checkCodiceFiscale(withDay("00B29"))).toBe(withDay("00B29"));
    expect(checkCodiceFiscale(withDay("96B69"))).toBe(withDay("96B69"));
    for (const middle of ["85B29", "85B30", "85D31", "85A00", "85A32", "85A40", "85A41", "85A72"]) {
      expect(isRefusal(checkCodiceFiscale(withDay(middle)))).toBe(middle !== "85A41");
    }
  });

  it("accepts every person's code, omocodia included, and gives back what it says", () => {
    fc.assert(
      fc.property(codes, ({ person, code }) => {
        expect(checkCodiceFiscale(code)).toBe(code);
        expect(partsOf(code)).toMatchObject({
          month: person.birthDate.month,
          day: person.birthDate.day,
          sex: person.sex,
          birthPlaceCode: person.birthPlaceCode,
        });
        expect(matchesPerson(code, person)).toBe(true);
      }),
    );
  });

  it("refuses every change of a single character", () => {
    fc.assert(
      fc.property(codes, ({ code }) => {
        for (let i = 0; i < 16; i++) {
          for (const other of "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
            const changed = Array.from(code).with(i, other).join("");
            if (changed !== code) expect(isRefusal(checkCodiceFiscale(changed))).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("whose codice fiscale it is", () => {
  const rossi: Person = { firstName: "Maria", lastName: "Rossi", birthDate: day("1985-12-10") };
  const code = codeOf({ ...rossi, sex: "F", birthPlaceCode: "H501" });

  it("says what differs", () => {
    expect(matchesPerson(code, { ...rossi, sex: "F", birthPlaceCode: "h501" })).toBe(true);
    expect(matchesPerson(code, { ...rossi, lastName: "Bianchi" })).toEqual(refuse("codice-fiscale-last-name"));
    expect(matchesPerson(code, { ...rossi, firstName: "Anna" })).toEqual(refuse("codice-fiscale-first-name"));
    for (const date of ["1985-12-11", "1985-11-10", "1986-12-10"]) {
      const other = { ...rossi, birthDate: day(date) };
      expect(matchesPerson(code, other)).toEqual(refuse("codice-fiscale-birth-date"));
    }
    expect(matchesPerson(code, { ...rossi, sex: "M" })).toEqual(refuse("codice-fiscale-sex"));
    expect(matchesPerson(code, { ...rossi, birthPlaceCode: "D969" })).toEqual(refuse("codice-fiscale-birth-place"));
  });

  it.each([
    ["Fo", "FOX"],
    ["D'Angelo", "DNG"],
    ["De Nicolò", "DNC"],
    ["Aiello", "LLA"],
    ["Ørsted", "RST"],
    ["Weiß", "WSS"],
    ["Li", "LIX"],
  ])("writes the surname %s as %s", (name, letters) => expect(lastNameLetters(name)).toBe(letters));

  it.each([
    ["Gianfranco", "GFR"],
    ["Maria Rosa", "MRS"],
    ["Marco", "MRC"],
    ["Ugo", "GUO"],
    ["Zoë", "ZOE"],
    ["Al", "LAX"],
  ])("writes the first name %s as %s", (name, letters) => expect(firstNameLetters(name)).toBe(letters));

  it("agrees with another program", async () => {
    const { parser } = new CodiceFiscaleUtils(belfioreConnector);
    await fc.assert(
      fc.asyncProperty(people, async (person) => {
        const { firstName, lastName, birthDate, sex, birthPlaceCode } = person;
        const theirs = await parser.encodeCf({
          lastName,
          firstName,
          year: birthDate.year,
          month: (birthDate.month - 1) as never,
          day: birthDate.day as never,
          gender: sex as never,
          place: birthPlaceCode,
        });
        expect(codeOf(person)).toBe(theirs);
      }),
    );
  });
});

describe("birthplace in a codice fiscale", () => {
  const bornIn = (birthPlaceCode: string) =>
    codeOf({ firstName: "Maria", lastName: "Rossi", birthDate: day("1985-12-10"), sex: "F", birthPlaceCode });

  it("has a name", async () => {
    expect(await birthPlaceOf(bornIn("D969"))).toEqual({ code: "D969", name: "Genova", province: "GE" });
    expect(await birthPlaceOf(bornIn("Z611"))).toEqual({ code: "Z611", name: "Perù", province: null });
    expect(await birthPlaceOf(bornIn("A000"))).toBeNull();
  });

  it.each<[string, string, boolean | null]>([
    ["D969", "genova (GE)", true],
    ["D969", "Milano", false],
    ["H224", "Reggio Calabria", true],
    ["H223", "Reggio Emilia", true],
    ["D704", "FORLI'", true],
    ["D704", "Forlì", true],
    ["L736", "Venezia", true],
    ["Z611", "PERU", true],
    ["Z611", "Lima", null],
    ["Z611", "Milano", false],
    ["A000", "Milano", null],
    ["D969", "", false],
  ])("%s written as %j: %s", async (place, written, answer) => {
    expect(await birthPlaceMatches(bornIn(place), written)).toBe(answer);
  });
});
