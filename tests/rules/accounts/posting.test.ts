import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changesOf,
  completingEntries,
  creditEntries,
  creditedEntries,
  type Entry,
  FEES,
  heldEntries,
  inLockOrder,
  isBalanced,
  isWithinLimit,
  prepaidOf,
  receiptsBy,
  settlementEntries,
  unsettlingEntries,
  WRITE_OFF,
} from "@/lib/accounts/posting";
import { recoveredBy } from "@/lib/payments/write-off";

const cents = fc.integer({ min: 0, max: 100_000_000 });
const method = fc.constantFrom("card", "transfer", "prepaid");
const user = fc.uuid();
const sumOn = (entries: Entry[], kind: string) =>
  entries.filter(({ account }) => account.kind === kind).reduce((sum, { amountCents }) => sum + amountCents, 0);

describe("postings", () => {
  test("always balance and never name an account for nothing", () => {
    fc.assert(
      fc.property(method, user, cents, cents, fc.option(user), (by, owner, one, other, maybe) => {
        const sets = [
          settlementEntries(prepaidOf(owner), { netCents: one, vatCents: other }),
          settlementEntries(receiptsBy(by), { netCents: one, vatCents: other }),
          settlementEntries(receiptsBy(by), { netCents: one, vatCents: other, dutyCents: Math.min(one, 200) }),
          creditEntries(by, maybe, one),
          heldEntries(receiptsBy(by), one),
          completingEntries(receiptsBy(by), owner, one, other),
        ];
        for (const entries of sets) {
          expect(isBalanced(entries)).toBe(true);
          expect(entries.every(({ amountCents }) => amountCents !== 0)).toBe(true);
        }
      }),
    );
  });

  test("a settlement gives revenue its net and VAT its VAT", () => {
    const entries = settlementEntries(receiptsBy("card"), { netCents: 2000, vatCents: 440 });
    expect([sumOn(entries, "receipts"), sumOn(entries, "revenue"), sumOn(entries, "vat")]).toEqual([-2440, 2000, 440]);
  });

  test("a sale and what takes it back leave nothing, neither in revenue nor in the State's accounts", () => {
    fc.assert(
      fc.property(user, cents, cents, cents, (owner, price, vatCents, duty) => {
        const sale = { netCents: price + duty, vatCents, dutyCents: duty };
        const sold = settlementEntries(prepaidOf(owner), sale);
        expect([sumOn(sold, "revenue"), sumOn(sold, "vat"), sumOn(sold, "stamp")]).toEqual([price, vatCents, duty]);
        const back = creditedEntries(prepaidOf(owner), sale);
        for (const undone of [back, unsettlingEntries(sold).entries]) {
          expect(isBalanced(undone)).toBe(true);
          for (const kind of ["revenue", "vat", "stamp"]) expect(sumOn([...sold, ...undone], kind)).toBe(0);
        }
        expect(sumOn([...sold, ...back], "prepaid")).toBe(0);
      }),
    );
  });

  test("a sale taken back leaves what was money in suspense, and nothing borne or given up", () => {
    fc.assert(
      fc.property(user, cents, cents, fc.nat(100), fc.nat(100), (owner, netCents, vatCents, came, fee) => {
        const total = netCents + vatCents;
        const moneyCents = Math.floor((total * came) / 100);
        const feeCents = Math.floor(((total - moneyCents) * fee) / 100);
        const sources = [
          { account: prepaidOf(owner), amountCents: moneyCents },
          { account: FEES, amountCents: feeCents },
          { account: WRITE_OFF, amountCents: total - moneyCents - feeCents },
        ];
        const sold = settlementEntries(sources, { netCents, vatCents });
        const undone = unsettlingEntries(sold);
        expect(undone.moneyCents).toBe(moneyCents);
        expect(isBalanced(undone.entries)).toBe(true);
        for (const kind of ["revenue", "vat", "fees", "write-off"])
          expect(sumOn([...sold, ...undone.entries], kind)).toBe(0);
        expect(sumOn(undone.entries, "suspense")).toBe(moneyCents);
      }),
    );
  });

  test("a credit note gives back no cent of what was given up", () => {
    fc.assert(
      fc.property(user, cents, cents, cents, (owner, netCents, vatCents, lost) => {
        const recovered = recoveredBy(netCents + vatCents, lost);
        const back = creditedEntries(prepaidOf(owner), { netCents, vatCents }, recovered);
        expect(isBalanced(back)).toBe(true);
        expect(sumOn(back, "prepaid")).toBe(Math.max(0, netCents + vatCents - lost));
        expect(sumOn(back, "write-off")).toBe(recovered);
      }),
    );
  });

  test("what was held and then completed ends wholly with the customer", () => {
    fc.assert(
      fc.property(user, fc.array(cents, { minLength: 1, maxLength: 6 }), cents, (owner, parts, last) => {
        const held = parts.reduce((sum, part) => sum + part, 0);
        const all = [
          ...parts.flatMap((part) => heldEntries(receiptsBy("transfer"), part)),
          ...completingEntries(receiptsBy("transfer"), owner, last, held),
        ];
        expect(sumOn(all, "suspense")).toBe(0);
        expect(sumOn(all, "prepaid")).toBe(held + last);
        expect(sumOn(all, "receipts")).toBe(-(held + last));
      }),
    );
  });

  test("money without an owner waits in suspense", () => {
    expect(sumOn(creditEntries("card", null, 500), "suspense")).toBe(500);
    expect(sumOn(creditEntries("card", "u", 500), "prepaid")).toBe(500);
  });

  test("an unbalanced set is seen", () => {
    expect(isBalanced([{ account: receiptsBy("card"), amountCents: -1 }])).toBe(false);
  });

  test("accounts are locked in the same order however a movement names them", () => {
    const entry = fc.record({
      account: fc.record({
        kind: fc.constantFrom("prepaid", "receipts", "revenue", "vat", "suspense"),
        ownerId: fc.constantFrom("", "a", "b", "ab"),
      }),
      amountCents: cents,
    }) as fc.Arbitrary<Entry>;
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ account }) => `${account.kind}|${account.ownerId}` }),
        fc.nat(),
        (entries, n) => {
          const turned = [...entries.slice(n % (entries.length || 1)), ...entries.slice(0, n % (entries.length || 1))];
          expect(inLockOrder(turned)).toEqual(inLockOrder(entries));
        },
      ),
    );
  });

  test("change each account once, by all that is said of it", () => {
    const entry = fc.record({
      account: fc.record({ kind: fc.constantFrom("prepaid", "vat"), ownerId: fc.constantFrom("", "a") }),
      amountCents: fc.integer({ min: -1000, max: 1000 }),
    }) as fc.Arbitrary<Entry>;
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const changes = changesOf(entries);
        const names = changes.map(({ account }) => `${account.kind}|${account.ownerId}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { account, amountCents } of changes) {
          const same = entries.filter(
            (each) => each.account.kind === account.kind && each.account.ownerId === account.ownerId,
          );
          expect(amountCents).toBe(same.reduce((sum, each) => sum + each.amountCents, 0));
        }
      }),
    );
  });

  test("keep a balance at its limit or above", () => {
    const held = { balanceCents: 500n, floorCents: -100n };
    expect([-600, -601, 1].map((cents) => isWithinLimit(held, cents))).toEqual([true, false, true]);
    expect(isWithinLimit({ balanceCents: 0n, floorCents: null }, -1)).toBe(true);
  });
});
