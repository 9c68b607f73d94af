import fc from "fast-check";
import type { InvoiceDocument } from "@/lib/invoicing/document";
import { addDays } from "@/lib/kernel/day";
import { netFromGross } from "@/lib/kernel/money";
import type { BillingParty } from "@/lib/orders/answers";
import { PAYMENT_METHODS } from "@/lib/sellers/policy/common";
import { BODY, documentOf, PERSON, SELLER } from "./documents";

const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength }),
    fc.string({ unit: "binary", minLength: 1, maxLength }),
    fc.constantFrom("L’Aquila – €5", "Łódź", "Ελλάδα", "Ивановъ", "日本", "<&>\"'", "]]>", "&#x0;", "\u0085", "😀"),
  );
const address = fc.record({
  street: anyText(200),
  cap: fc.constantFrom("00100", "", "SW1A 2AA", "99999"),
  city: anyText(90),
  province: fc.constantFrom("RM", "MI", ""),
});
const party: fc.Arbitrary<BillingParty> = fc
  .record({
    name: anyText(150),
    person: fc.option(fc.record({ firstName: anyText(70), lastName: anyText(70) })),
    address,
    country: fc.constantFrom("IT", "DE", "US", "GR"),
    sdiCode: fc.constantFrom(null, "ABC1234", "0000000"),
    pec: fc.constantFrom(null, "mario.rossi@pec.example"),
    body: fc.boolean(),
    vat: fc.boolean(),
  })
  .map(({ body, vat, ...rest }) => {
    if (body) return { ...BODY, name: rest.name, address: rest.address };
    const codes = rest.country === "IT" ? { taxCode: "RSSMRA80A01H501U" } : { taxCode: null };
    const vatNumber = vat ? (rest.country === "IT" ? "12345670017" : "U12345678") : null;
    return { ...PERSON, ...rest, ...codes, vatNumber };
  });
const line = fc.record({
  description: anyText(1200),
  netCents: fc.integer({ min: 0, max: 200_000 }),
  vatBps: fc.constantFrom(0, 400, 500, 1000, 2200),
  quantity: fc.integer({ min: 1, max: 50 }),
});
const grossLine = fc.record({ gross: fc.integer({ min: 1, max: 9_999 }), vatBps: fc.constantFrom(400, 1000, 2200) });

/** Any invoice, deferred invoice or credit note of any seller to any customer; prices with or without VAT included. */
export const anyDocument: fc.Arbitrary<InvoiceDocument> = fc
  .record({
    lines: fc.oneof(
      fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => ({ lines, vatCents: undefined })),
      fc.array(grossLine, { minLength: 1, maxLength: 12 }).map((all) => {
        const splits = all.map(({ gross, vatBps }) => ({ ...netFromGross(gross, vatBps), vatBps }));
        const lines = splits.map(({ netCents, vatBps }) => ({ description: "Pacco", netCents, vatBps }));
        return { lines, vatCents: splits.reduce((sum, { vatCents }) => sum + vatCents, 0) };
      }),
    ),
    party,
    regime: fc.constantFrom("RF01", "RF19"),
    legalName: anyText(120),
    rea: fc.constantFrom(undefined, { office: "RM", number: "1234567", soleShareholder: true, inLiquidation: false }),
    shareCapitalCents: fc.constantFrom(undefined, 1_000_000),
    kind: fc.constantFrom("invoice", "note", "deferred"),
    reason: anyText(500),
    method: fc.constantFrom(...PAYMENT_METHODS),
  })
  .map(({ lines: { lines, vatCents }, party, regime, rea, shareCapitalCents, legalName, kind, reason, method }) => {
    const { issuedOn } = documentOf([]);
    const credited = kind === "note" ? { numberText: "11/2026", issuedOn: addDays(issuedOn, -3), reason } : null;
    const account = { beneficiary: "Prova", iban: "IT60 X054 2811 1010 0000 0123 456", bank: "Banca – di prova" };
    return documentOf(
      lines,
      {
        party,
        seller: { ...SELLER, legalName, fiscal: { ...SELLER.fiscal, regime, rea, shareCapitalCents } },
        credited,
        operationOn: kind === "deferred" ? addDays(issuedOn, -10) : null,
        payment: { method, paidOn: issuedOn, account },
      },
      vatCents,
    );
  });
