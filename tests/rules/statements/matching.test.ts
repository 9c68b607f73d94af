import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCode } from "@/lib/kernel/codes";
import type { BankLine } from "@/lib/statements/line";
import { matchLine } from "@/lib/statements/matching";
import { type OpenItem, OpenItems } from "@/lib/statements/open-items";
import { isNear, likeness, nameWords } from "@/lib/statements/payer";

const PREFIXES = ["OR", "RLM_", "AB"];
const OPTIONS = { prefixes: PREFIXES, toleranceCents: 100 };

const item = (n: number, more: Partial<OpenItem> = {}): OpenItem => ({
  kind: "order",
  id: `id${n}`,
  code: makeCode(PREFIXES[n % 3] as string, n * 104_729),
  open: true,
  missingCents: [2440, 4270, 1830][n % 3] as number,
  names: [`Mario Verdi${n}`],
  customer: `c${n}`,
  openedOn: "2026-11-01",
  dueOn: "2026-12-01",
  ...more,
});
const line = (more: Partial<BankLine>): BankLine => ({
  bookedOn: "2026-11-20",
  valueOn: "2026-11-20",
  amountCents: 0,
  currency: "EUR",
  text: "",
  info: "",
  endToEnd: "",
  bankRef: "",
  name: "",
  iban: "",
  operation: "",
  reversal: false,
  ...more,
});

const ITEMS = Array.from({ length: 300 }, (_, n) => item(n));
const OPEN = new OpenItems(ITEMS);
const items = fc.constantFrom(...ITEMS);

/** A code as banks mangle it: cut, lower case, digits for letters and back, without its underscore, inside words. */
const mangled = (code: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("", "", "", " ", "\n", " - ", "."), { minLength: 13, maxLength: 13 }),
      fc.constantFrom<[RegExp, string]>(
        [/0/g, "O"],
        [/1/g, "I"],
        [/1/g, "l"],
        [/_/g, ""],
        [/5/, "S"],
        [/S/, "5"],
        [/x^/, ""],
      ),
      fc.boolean(),
      fc.constantFrom("", "RINNOVO PEC ", "causale: ", "BONIFICO VOSTRO FAVORE 123/", "rif"),
      fc.constantFrom("", " grazie", "\nROSSI MARIO", " 2026"),
    )
    .map(([cuts, [from, to], lower, before, after]) => {
      const swapped = code.replace(from, to);
      const cased = lower ? swapped.toLowerCase() : swapped;
      return before + Array.from(cased, (c, i) => c + (cuts[i] ?? "")).join("") + after;
    });

describe("a sure match", () => {
  it("is found for every code that banks mangle, when the amount is the one asked", () => {
    fc.assert(
      fc.property(
        items.chain((one) => fc.tuple(fc.constant(one), mangled(one.code))),
        ([one, text]) => {
          const match = matchLine(line({ amountCents: one.missingCents, text }), OPEN, OPTIONS);
          expect(match).toMatchObject({ kind: "sure", item: { id: one.id, amountCents: one.missingCents } });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is never made for another code, another amount, a code altered or two codes: 500 lines, none wrong", () => {
    const altered = (code: string) =>
      fc.tuple(fc.nat(8), fc.constantFrom(..."023467889ABCDEFGHJKMNPQRTVWXYZ")).map(([i, to]) => {
        const at = code.length - 9 + i;
        return code.slice(0, at) + to + code.slice(at + 1);
      });
    const pairs = fc.tuple(items, items).filter(([one, other]) => one.id !== other.id);
    const traps = pairs.chain(([one, other]) =>
      fc.oneof(
        // A right code with the amount of somebody else.
        mangled(one.code).map((text) => ({ text, cents: other.missingCents, may: one })),
        // A code mistyped in one place, with the right amount.
        altered(one.code).map((text) => ({ text, cents: one.missingCents, may: one })),
        // Two codes, with the amount of either.
        fc.constant({ text: `${one.code} ${other.code}`, cents: one.missingCents, may: null }),
        // A code nobody was given.
        fc.constant({ text: makeCode("RLM_", 5_000_000_000 + one.missingCents), cents: one.missingCents, may: null }),
        // Words that only look like one.
        fc.constant({ text: `ORDINE ${one.code.slice(0, 7)} ABBONAMENTO`, cents: one.missingCents, may: null }),
      ),
    );
    fc.assert(
      fc.property(traps, ({ text, cents, may }) => {
        const match = matchLine(line({ amountCents: cents, text }), OPEN, OPTIONS);
        if (match.kind !== "sure") return;
        expect(match.item.id).toBe(may?.id);
        expect(cents).toBe(may?.missingCents);
      }),
      { numRuns: 500 },
    );
  });

  it("of an altered code is made only when the alteration changed nothing", () => {
    fc.assert(
      fc.property(items, fc.nat(8), fc.constantFrom(..."0123467889ABCDEFGHJKMNPQRTVWXYZ"), (one, i, to) => {
        const at = one.code.length - 9 + i;
        const text = one.code.slice(0, at) + to + one.code.slice(at + 1);
        const match = matchLine(line({ amountCents: one.missingCents, text }), OPEN, OPTIONS);
        expect(match.kind === "sure").toBe(text === one.code);
      }),
      { numRuns: 500 },
    );
  });

  it("is not made for what is paid or closed, nor for money that went out", () => {
    const closed = item(7, { open: false, missingCents: 0 });
    const open = new OpenItems([closed]);
    expect(matchLine(line({ amountCents: 4270, text: closed.code }), open, OPTIONS)).toMatchObject({
      kind: "proposals",
      proposals: [{ id: closed.id, reasons: ["code", "code-closed"] }],
    });
    expect(matchLine(line({ amountCents: -4270, text: ITEMS[1]!.code }), OPEN, OPTIONS)).toEqual({
      kind: "proposals",
      proposals: [],
    });
  });
});

describe("proposals", () => {
  const of = (more: Partial<BankLine>, customersOf?: (iban: string) => string[]) => {
    const match = matchLine(line(more), OPEN, customersOf ? { ...OPTIONS, customersOf } : OPTIONS);
    return match.kind === "proposals" ? match.proposals : expect.fail(match.kind);
  };
  const [zero, one] = [ITEMS[0]!, ITEMS[1]!];

  it("name the order whose code stands there with less, more, or what a bank took", () => {
    expect(of({ amountCents: 2400, text: zero.code })[0]).toMatchObject({
      id: zero.id,
      reasons: ["code", "fee"],
      score: 95,
    });
    expect(of({ amountCents: 2000, text: zero.code })[0]).toMatchObject({ reasons: ["code", "less"] });
    expect(of({ amountCents: 3000, text: zero.code })[0]).toMatchObject({ reasons: ["code", "more"] });
  });

  it("find the payer by name and amount, also misspelt, turned round or inside the text", () => {
    for (const more of [
      { name: "VERDI0 MARIO" },
      { name: "Sig. Mario Verdi0" },
      { text: "BONIFICO DA MARIO VERDI0 PER PEC" },
    ])
      expect(of({ amountCents: 2440, ...more })[0]).toMatchObject({ id: zero.id });
    expect(of({ amountCents: 2440, name: "MARIO VERDIO" }).every(({ score }) => score <= 90)).toBe(true);
  });

  it("learn from whom this account paid for before", () => {
    const paid = of({ amountCents: 4270, iban: "IT99", name: "Banca Terza" }, () => [one.customer as string]);
    expect(paid[0]).toMatchObject({ id: one.id });
    expect(paid[0]?.reasons).toContain("earlier");
  });

  it("offer one line for several codes that add up to it", () => {
    const match = matchLine(line({ amountCents: 2440 + 4270, text: `${zero.code} e ${one.code}` }), OPEN, OPTIONS);
    expect(match).toMatchObject({
      kind: "split",
      items: [
        { id: zero.id, amountCents: 2440 },
        { id: one.id, amountCents: 4270 },
      ],
    });
  });

  it("say nothing of strangers", () => {
    expect(of({ amountCents: 999_999, name: "Nessuno Ignoto" })).toEqual([]);
    expect(of({ amountCents: 2440, name: "Nessuno Ignoto" })).toEqual([]);
  });
});

describe("names of payers", () => {
  it("are compared without titles, accents, dots and forms of company", () => {
    expect(nameWords("Avv. Nicolò D’Àngelo, S.r.l. Studio Legale")).toEqual(["NICOLO", "DANGELO"]);
    expect(likeness(nameWords("D'Angelo Nicolo"), nameWords("NICOLÒ DANGELO SRL"))).toBe(1);
    expect(isNear("ROSSI", "ROSI")).toBe(true);
    expect(isNear("ROSSI", "RUSSO")).toBe(false);
    expect(likeness(["VERDI"], ["VERDI"])).toBe(1);
    expect(likeness(["MARIO", "VERDI"], ["MARIO", "BIANCHI"])).toBe(0);
  });
});
