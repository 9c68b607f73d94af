import fc from "fast-check";
import { describe, expect, test } from "vitest";
import italian from "@/lib/i18n/messages/it/invoices.json";
import { CORRECTED_FIELDS, changesBetween, correctedFields, fieldsToCorrect } from "@/lib/invoicing/advice";
import { correctedParty, correctInvoiceInput } from "@/lib/invoicing/correction";
import type { BillingParty } from "@/lib/orders/answers";
import { BODY, PERSON } from "./support/documents";

describe("what SdI found wrong", () => {
  test.each([
    [["00311"], ["sdiCode"]],
    [
      ["00427", "00305"],
      ["vatNumber", "sdiCode", "ipaCode"],
    ],
    [["00404", "carrier"], []],
    [[], []],
  ])("%j is about %j", (codes, fields) => {
    expect(fieldsToCorrect(codes.map((code) => ({ code })))).toEqual(fields);
  });

  test("every field has its words", () => {
    expect(Object.keys(italian.desk.correct.fields).sort()).toEqual([...CORRECTED_FIELDS].sort());
  });
});

const anyParty: fc.Arbitrary<BillingParty> = fc.constantFrom<BillingParty>(
  PERSON,
  BODY,
  { ...PERSON, sdiCode: "ABC1234" },
  { ...PERSON, taxCode: null, vatNumber: "12345670017", pec: "a@pec.example" },
);

describe("what a correction changed", () => {
  test("is nothing, or exactly the fields that differ", () => {
    fc.assert(
      fc.property(anyParty, anyParty, (before, after) => {
        const changes = changesBetween(before, after);
        const [from, to] = [correctedFields(before), correctedFields(after)];
        for (const { field, ...change } of changes) {
          expect(change).toEqual({ before: from[field], after: to[field] });
          expect(change.before).not.toBe(change.after);
          from[field] = change.after;
        }
        expect(from).toEqual(to);
      }),
    );
  });

  test("is nothing when the form is sent back as it was shown", () => {
    const shown = { invoiceId: "01990000-0000-7000-8000-000000000001", reason: "Prova", ...correctedFields(PERSON) };
    expect(changesBetween(PERSON, correctedParty(PERSON, correctInvoiceInput.parse(shown)))).toEqual([]);
  });
});
