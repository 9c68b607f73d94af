import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Credit, creditOf } from "@/lib/invoicing/credit";
import { ratesOf } from "@/lib/invoicing/rates";
import { lineNet, netFromGross, sumCents, totalsOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { TOO_LATE } from "@/lib/mailboxes/paid-late";
import {
  type Lost,
  linesFor,
  linesOfOne,
  type Priced,
  standingOf,
  sumTogether,
  unstamped,
} from "@/lib/mailboxes/together";
import { policySchema } from "@/lib/sellers/policy";
import { demoPolicy } from "../../support/policy";

const policy = policySchema.parse(demoPolicy("demo"));

/** A renewal with its surcharge or add-ons, priced net or with VAT included. */
const priced: fc.Arbitrary<Priced> = fc
  .array(fc.record({ cents: fc.integer({ min: 1, max: 50_000 }), gross: fc.boolean() }), { minLength: 1, maxLength: 4 })
  .map((prices) => {
    const lines = prices.map(({ cents, gross }, n) => {
      const line = { description: `Riga ${n}`, vatBps: 2200 };
      return gross ? { ...line, ...netFromGross(cents, 2200) } : { ...line, netCents: cents };
    });
    return { lines, ...amounts(totalsOf(lines)) };
  });
const amounts = ({ netCents, vatCents, totalCents }: Omit<Priced, "lines">) => ({ netCents, vatCents, totalCents });

describe("several renewals as one order", () => {
  test("cost the sum of what was said of each, however many", () => {
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1, maxLength: 40 }), (items) => {
        const sum = sumTogether(policy, items, null);
        expect(sum.totalCents).toBe(sumCents(items.map(({ totalCents }) => totalCents)));
        expect(sum.netCents + sum.vatCents).toBe(sum.totalCents);
        expect(sumCents(sum.lines.map(lineNet))).toBe(sum.netCents);
      }),
    );
  });

  test("lose exactly the price of the one that is left out", () => {
    fc.assert(
      fc.property(fc.array(priced, { minLength: 2, maxLength: 20 }), fc.nat(), (items, pick) => {
        const out = pick % items.length;
        const rest = sumTogether(policy, items.toSpliced(out, 1), null);
        expect(sumTogether(policy, items, null).totalCents - rest.totalCents).toBe(items[out]?.totalCents);
      }),
    );
  });

  test("are invoiced for what was paid, rate by rate, to the cent", () => {
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1, maxLength: 60 }), (items) => {
        const { lines, vatCents, totalCents } = sumTogether(policy, items, null);
        const rows = ratesOf(lines, vatCents);
        expect(sumCents(rows.flatMap((row) => [row.netCents, row.vatCents]))).toBe(totalCents);
      }),
    );
  });

  test("bear the stamp duty of one invoice once, where it is charged, whatever one of them would bear alone", () => {
    const exempt = policySchema.parse(
      demoPolicy("demo", (change) => {
        change.brand.fiscal = { ...change.brand.fiscal, regime: "RF19" };
        change.money.invoice = { ...change.money.invoice, stampDutyCharged: true };
      }),
    );
    const item = (netCents: number): Priced => ({
      lines: [{ description: "Rinnovo", netCents, vatBps: 0 }],
      netCents,
      vatCents: 0,
      totalCents: netCents,
    });
    const { stampDutyCents } = exempt.money.invoice;
    expect(sumTogether(exempt, [item(2000), item(3000)], null).totalCents).toBe(5000);
    expect(sumTogether(exempt, [item(5000), item(5000)], null).totalCents).toBe(10_000 + stampDutyCents);
    expect(sumTogether(exempt, [item(9000), item(9000), item(9000)], null).totalCents).toBe(27_000 + stampDutyCents);
    expect(sumTogether(unstamped(exempt), [item(9000)], null).totalCents).toBe(9000);
    expect(sumTogether(exempt, [], null)).toMatchObject({ lines: [], totalCents: 0 });
  });

  test("are given back one by one, in any order, each its exact price off its own lines, until nothing is left", () => {
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (items, picks) => {
        const sum = sumTogether(policy, items, null);
        const named = items.map((item, n) => ({ ...item, mailboxId: String(n) }));
        const order = named.map((item) => ({ item, by: picks.next().value })).sort((a, b) => a.by - b.by);
        const notes: Credit[] = [];
        for (const { item } of order) {
          const of = linesOfOne(named, item.mailboxId);
          const note = creditOf(sum, notes, { totalCents: item.totalCents, of });
          if (isRefusal(note)) throw new Error(note.code);
          expect(note.totalCents).toBe(item.totalCents);
          const elsewhere = note.lines.filter((line) => !of.includes(line.of)).map(lineNet);
          // A cent of VAT that rounding left nowhere else, line by line.
          expect(Math.abs(sumCents(elsewhere))).toBeLessThanOrEqual(items.length);
          notes.push(note);
        }
        expect(sumCents(notes.map(({ totalCents }) => totalCents))).toBe(sum.totalCents);
      }),
    );
    expect(linesOfOne([], "x")).toEqual([]);
  });

  test("say of each line whose mailbox it is, at the same price", () => {
    const [line] = linesFor("studio@pec.example", [
      { description: "Rinnovo Base, 12 mesi", netCents: 5, vatBps: 2200 },
    ]);
    expect(line).toEqual({ description: "Rinnovo Base, 12 mesi: studio@pec.example", netCents: 5, vatBps: 2200 });
  });
});

const lost = fc.array(
  fc.record<Lost>({ mailboxId: fc.uuid(), code: fc.constantFrom("renewal-paid" as const, ...TOO_LATE) }),
  { maxLength: 6 },
);

test("an order of several stands for something as long as one of them is not lost", () => {
  fc.assert(
    fc.property(lost, fc.nat({ max: 6 }), (gone, more) => {
      const { tooLate, renewalPaid } = standingOf(gone.length + more, gone);
      const all = more === 0 && gone.length > 0;
      expect(tooLate !== null || renewalPaid).toBe(all);
      expect(renewalPaid).toBe(all && gone.every(({ code }) => code === "renewal-paid"));
      if (tooLate) expect(gone.map(({ code }) => code)).toContain(tooLate);
    }),
  );
});
