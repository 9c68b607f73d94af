import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Credit, type Creditable, creditOf, leftOf, type Wanted } from "@/lib/invoicing/credit";
import { lineNet, sumCents, totalsOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";

const line = fc.record({
  description: fc.constant("Base, 12 mesi"),
  netCents: fc.integer({ min: 1, max: 100_000 }),
  vatBps: fc.constantFrom(0, 400, 1000, 2200),
  quantity: fc.integer({ min: 1, max: 4 }),
});
const invoice = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines): Creditable => {
  const { netCents, vatCents } = totalsOf(lines);
  return { lines, netCents, vatCents };
});
/** A share of what is left, as a thousandth: of the whole, or of one line. */
const step = fc.oneof(
  fc.record({ of: fc.nat(4), share: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ share: fc.integer({ min: 1, max: 999 }) }),
);

const credited = (from: Creditable, earlier: Creditable[], wanted: Wanted): Credit => {
  const credit = creditOf(from, earlier, wanted);
  if (isRefusal(credit)) throw new Error(credit.code);
  return credit;
};

describe("a credit note", () => {
  test("whatever was taken back before, the last one leaves exactly nothing", () => {
    fc.assert(
      fc.property(invoice, fc.array(step, { maxLength: 6 }), (from, steps) => {
        const notes: Credit[] = [];
        for (const one of steps) {
          const left = leftOf(from, notes);
          const total = sumCents(left.nets) + left.vatCents;
          const wanted: Wanted =
            "of" in one
              ? {
                  lines: [{ of: one.of % left.nets.length, netCents: part(left.nets[one.of % left.nets.length], one) }],
                }
              : { totalCents: part(total, one) };
          const credit = creditOf(from, notes, wanted);
          if (isRefusal(credit)) expect(credit.code).toBe("credit-empty");
          else {
            if ("totalCents" in wanted) expect(credit.totalCents).toBe(wanted.totalCents);
            expect(sumCents(credit.lines.map(lineNet))).toBe(credit.netCents);
            notes.push(credit);
          }
        }
        const last = creditOf(from, notes, "all");
        if (isRefusal(last)) expect(last.code).toBe("credit-empty");
        else notes.push(last);
        expect(sumCents(notes.map(({ netCents }) => netCents))).toBe(from.netCents);
        expect(sumCents(notes.map(({ vatCents }) => vatCents))).toBe(from.vatCents);
        expect(creditOf(from, notes, "all")).toMatchObject({ code: "credit-empty" });
      }),
    );
  });

  test("an amount stays what was asked for when the lines are used up and a cent of VAT is left", () => {
    const lines = [
      { description: "Base", netCents: 1875, vatBps: 1000 },
      { description: "Spazio", netCents: 1, vatBps: 0 },
    ];
    const from: Creditable = { lines, netCents: 1876, vatCents: 188 };
    const notes: Credit[] = [];
    for (const share of [982, 811, 667]) {
      const left = leftOf(from, notes);
      const totalCents = part(sumCents(left.nets) + left.vatCents, { share });
      const credit = credited(from, notes, { totalCents });
      expect(credit.totalCents).toBe(totalCents);
      notes.push(credit);
    }
  });

  const two: Creditable = {
    lines: [
      { description: "Base", netCents: 1000, vatBps: 2200, quantity: 2 },
      { description: "Spazio", netCents: 500, vatBps: 2200 },
    ],
    netCents: 2500,
    vatCents: 550,
  };

  test("takes whole lines, or a part of one, and says which", () => {
    expect(credited(two, [], { lines: [{ of: 0 }] })).toEqual({
      lines: [{ description: "Base", netCents: 2000, vatBps: 2200, of: 0 }],
      netCents: 2000,
      vatCents: 440,
      totalCents: 2440,
    });
    expect(credited(two, [], { lines: [{ of: 1, netCents: 100 }] })).toMatchObject({ netCents: 100, vatCents: 22 });
  });

  test("never takes more than there is, nor nothing, nor what is not there", () => {
    const code = (wanted: Wanted, earlier: Creditable[] = []) => creditOf(two, earlier, wanted);
    expect(code({ lines: [{ of: 1, netCents: 501 }] })).toMatchObject({ code: "credit-exceeds-invoice" });
    expect(code({ lines: [{ of: 1, netCents: -1 }] })).toMatchObject({ code: "credit-exceeds-invoice" });
    expect(code({ totalCents: 3051 })).toMatchObject({ code: "credit-exceeds-invoice" });
    expect(code({ lines: [{ of: 2 }] })).toMatchObject({ code: "credit-line-unknown" });
    expect(code({ lines: [] })).toMatchObject({ code: "credit-empty" });
    expect(code({ totalCents: 0 })).toMatchObject({ code: "credit-empty" });
    const first = credited(two, [], { lines: [{ of: 1 }] });
    expect(code({ lines: [{ of: 1, netCents: 1 }] }, [first])).toMatchObject({ code: "credit-exceeds-invoice" });
  });
});

const part = (of: number | undefined, { share }: { share: number }): number =>
  Math.min(of ?? 0, Math.ceil(((of ?? 0) * share) / 1000));
