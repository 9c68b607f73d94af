import fc from "fast-check";
import { addDays, type Day } from "@/lib/kernel/day";
import type { BulkMailbox } from "@/lib/mailboxes/bulk";

/** A mailbox in any of `states`, expired or not around `on`, with and without a plan or prefix that is still sold. */
export function anyBulkMailbox(on: Day, states: BulkMailbox["state"][]): fc.Arbitrary<BulkMailbox> {
  return fc.record({
    id: fc.uuid(),
    address: fc.constant("prova@pec.demo.example"),
    state: fc.constantFrom(...states),
    expiry: fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(on, days))),
    plan: fc.constantFrom("base", "plus", "gone"),
    userCode: fc.constantFrom("DMO1", "KLX1", null),
    originalDay: fc.constantFrom(null, 31),
    held: fc.constant([]),
    closing: fc.boolean(),
    paid: fc.boolean(),
    splitPayment: fc.boolean(),
    customer: fc.constantFrom(null, { country: "IT", vatNumber: null }, { country: "FR", vatNumber: null }),
  });
}

/** Up to `most` different ones. */
export function several(mailbox: fc.Arbitrary<BulkMailbox>, most: number): fc.Arbitrary<BulkMailbox[]> {
  return fc.uniqueArray(mailbox, { maxLength: most, selector: ({ id }) => id });
}
