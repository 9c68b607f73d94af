import { describe, expect, test } from "vitest";
import { correctedParty, correctInvoiceInput } from "@/lib/invoicing/correction";
import { isSdiFileName, progressiveText, sdiFileName } from "@/lib/invoicing/file-name";
import { invoiceFilter } from "@/lib/invoicing/filter";
import { parseNumber } from "@/lib/invoicing/invoice";
import {
  afterEvent,
  eventOf,
  INVOICE_LIFE,
  type InvoiceEvent,
  type InvoiceState,
  isCorrectable,
  resendBy,
} from "@/lib/invoicing/life";
import { day, isoDay } from "@/lib/kernel/day";
import { BODY, PERSON } from "./support/documents";

const given = (change: Record<string, string> = {}) => ({
  invoiceId: "00000000-0000-4000-8000-000000000000",
  reason: "Codice sbagliato",
  name: "Mario Rossi",
  taxCode: "RSSMRA80A01H501U",
  street: "Via Roma 12",
  cap: "47121",
  city: "Forlì",
  province: "FC",
  ...change,
});
const faults = (change: Record<string, string>): string[] => {
  const parsed = correctInvoiceInput.safeParse(given(change));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
};

describe("billing data written anew", () => {
  test("are judged before they are kept", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ taxCode: "" })).toEqual(["vatNumber billing-identifier-missing"]);
    expect(faults({ taxCode: "RSSMRA80A01H501X" })).toEqual(["taxCode codice-fiscale-check-character"]);
    expect(faults({ vatNumber: "12345670018" })).toEqual(["vatNumber partita-iva-check-digit"]);
    expect(faults({ cap: "471", province: "XX" })).toEqual(["cap cap-malformed", "province province-unknown"]);
    expect(faults({ firstName: "Mario" })).toEqual(["lastName person-name-missing"]);
    expect(faults({ sdiCode: "ABC" })).toEqual(["sdiCode sdi-code-malformed"]);
    expect(faults({ ipaCode: "ABC1234" })).toEqual(["ipaCode sdi-code-malformed"]);
    expect(faults({ country: "DE", taxCode: "", vatNumber: "12", cap: "", province: "" })).toEqual([
      "vatNumber vat-id-malformed",
    ]);
    expect(faults({ country: "DE", taxCode: "", vatNumber: "123456789", cap: "", province: "" })).toEqual([]);
    expect(faults({ country: "XX" })).toContain("country country-unknown");
  });

  test("keep what is not asked for, and give a public body its own code instead of the other", () => {
    const party = correctedParty(
      PERSON,
      correctInvoiceInput.parse(given({ sdiCode: "abc 1234", pec: "a@pec.example" })),
    );
    expect(party).toMatchObject({ sdiCode: "ABC1234", pec: "a@pec.example", email: PERSON.email, splitPayment: false });
    const body = correctedParty(BODY, correctInvoiceInput.parse(given({ ipaCode: "UFABC1", sdiCode: "ABC1234" })));
    expect(body).toMatchObject({ ipaCode: "UFABC1", sdiCode: null, splitPayment: true });
  });
});

test("an invoice's life leads on from every state whatever SdI says, and back only by a correction", () => {
  const states = Object.keys(INVOICE_LIFE) as InvoiceState[];
  const said: InvoiceEvent[] = ["RC", "NS", "MC", "EC01", "EC02", "DT", "AT"];
  for (const state of states) for (const event of said) expect(states).toContain(afterEvent(state, event));
  for (const final of ["accepted", "lapsed", "stranded"] as const)
    for (const event of said) expect(afterEvent(final, event)).toBe(final);
  expect(states.filter(isCorrectable)).toEqual(["faulty", "rejected", "refused"]);
  expect(afterEvent("delivered", "NS")).toBe("delivered");
  expect([eventOf("NE", "EC02"), eventOf("RC", null)]).toEqual(["EC02", "RC"]);
  expect(isoDay(resendBy(day("2026-12-30")))).toBe("2027-01-04");
});

test("file names count in thirty-six digits and never run over", () => {
  expect([1, 35, 36, 36 ** 5 - 1].map(progressiveText)).toEqual(["00001", "0000Z", "00010", "ZZZZZ"]);
  for (const wrong of [0, -1, 1.5, 36 ** 5]) expect(() => progressiveText(wrong)).toThrow(RangeError);
  expect(sdiFileName("IT99999919998", 10)).toBe("IT99999919998_0000A.xml");
  expect(["IT99999919998_0000A.xml", "IT99999919998_1.xml.p7m"].every(isSdiFileName)).toBe(true);
  expect(
    ["fattura.xml", "IT1_000001.xml", "IT99999919998_0000A.pdf", "../IT99999919998_1.xml"].some(isSdiFileName),
  ).toBe(false);
});

test("numbers are read as people write them, and filters of a link never fail", () => {
  expect(parseNumber(" 12/2026 ")).toEqual({ series: "", number: 12, year: 2026 });
  expect(parseNumber("NC-1/2026")).toEqual({ series: "NC", number: 1, year: 2026 });
  for (const wrong of ["", "12", "12/26", "A/1/2026", "1-2026"]) expect(parseNumber(wrong)).toBeNull();
  expect(invoiceFilter.parse({ state: "nope", kind: "x", sort: "id", page: "-3" })).toEqual({
    q: "",
    sort: "-issued",
    page: 1,
  });
});
