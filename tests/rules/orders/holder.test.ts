import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignCountries, isCountry } from "@/lib/kernel/countries";
import {
  addressLine,
  billingParty,
  billingPartySchema,
  countryOf,
  displayNameOf,
  identityKeyOf,
  parseAnswers,
  signerOf,
  taxIdOf,
  vatNumberOf,
} from "@/lib/orders/answers";
import { holderFormSchema } from "@/lib/orders/form-schema";
import { billingSchema, type Holder, holderSchema } from "@/lib/orders/schema";
import { HOLDER_KINDS } from "@/lib/sellers/policy/common";
import { describedHolders } from "../../support/holders";

const faults = (input: unknown) =>
  (holderSchema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
const kind = <K extends Holder["kind"]>(wanted: K) => describedHolders[wanted];

describe("every kind of holder", () => {
  it.each(HOLDER_KINDS)("%s is described, kept, and read again as it was", (each) => {
    const holder = holderSchema.parse(describedHolders[each]);
    const kept: unknown = JSON.parse(JSON.stringify({ holder, billing: { to: "holder" } }));
    expect(parseAnswers(kept)).toEqual({ holder, billing: { to: "holder" } });
    expect(identityKeyOf(holder)).not.toBe("");
    expect(taxIdOf(holder)).not.toBe("");
    expect(signerOf(holder).lastName).toBe("Esempio");
    expect(displayNameOf(holder)).not.toMatch(/undefined/);
    expect(addressLine(holder.address)).not.toMatch(/undefined|\(\)/);
    const party = billingParty(holder, { to: "holder" });
    expect(billingPartySchema.parse(JSON.parse(JSON.stringify(party)))).toEqual(party);
  });

  it.each(HOLDER_KINDS)(
    "%s is asked in the form what the act asks, whatever was typed before under other kinds",
    (each) => {
      const { vatNumber: _, ...everything } = Object.assign({}, ...Object.values(describedHolders));
      const typed = { ...everything, ...describedHolders[each] };
      const leftOver = { to: "holder", cig: "x", sdiCode: "", pec: "", name: "Altri", country: "DE" };
      const billing = each === "public-body" ? { ...leftOver, cig: "Z123456789" } : leftOver;
      const parsed = holderFormSchema.safeParse({ holder: typed, billing });
      expect(parsed.error?.issues).toBeUndefined();
    },
  );

  it("reads rows kept before there were so many kinds", () => {
    const { order: _o, enrolment: _e, ...old } = { ...kind("professional"), vatNumber: "12345670017" };
    expect(holderSchema.parse(old)).toMatchObject({ kind: "professional", vatNumber: "12345670017" });
    const party = { name: "P", taxCode: null, vatNumber: null, email: "p@x.it", sdiCode: null, pec: null };
    const address = { street: "Via", cap: "00100", city: "Roma", province: "RM" };
    expect(billingPartySchema.parse({ ...party, address })).toMatchObject({ country: "IT", splitPayment: false });
  });
});

describe("who is known by what", () => {
  it("a company being formed: its representative, until it has numbers", () => {
    const holder = holderSchema.parse(kind("company-being-formed"));
    expect(taxIdOf(holder)).toBe("SMPPRV80A01H501H");
    expect(vatNumberOf(holder)).toBeNull();
    expect(billingParty(holder, { to: "holder" })).toMatchObject({ taxCode: "SMPPRV80A01H501H", vatNumber: null });
  });

  it("foreigners: their own number with their country, so that equal numbers of two countries stay two", () => {
    const key = (change: object) => identityKeyOf(holderSchema.parse({ ...kind("foreign-person"), ...change }));
    expect(key({})).toBe("DE:C01X00T47");
    expect(key({ country: "FR" })).toBe("FR:C01X00T47");
    expect(key({ taxNumber: "12345678901" })).toBe("DE:12345678901");
    expect(key({ taxCode: "smp prv 80a01 h501h" })).toBe("SMPPRV80A01H501H");
  });

  it("foreign companies: a VAT number in the shape of their country", () => {
    const company = kind("foreign-company");
    expect(holderSchema.parse(company)).toMatchObject({ vatNumber: "123456789" });
    expect(faults({ ...company, vatNumber: "DE12" })).toEqual(["vatNumber vat-id-malformed"]);
    expect(faults({ ...company, vatNumber: "", taxNumber: "" })).toEqual(["vatNumber foreign-identifier-missing"]);
    const swiss = { ...company, country: "CH", vatNumber: "", taxNumber: "CHE-123.456.789" };
    expect(billingParty(holderSchema.parse(swiss), { to: "holder" })).toMatchObject({
      country: "CH",
      vatNumber: "CHE-123.456.789",
      taxCode: null,
    });
  });

  it("a public body: its office's code receives the invoice, with the tender's codes", () => {
    const holder = holderSchema.parse(kind("public-body"));
    const billing = billingSchema.parse({ to: "holder", cig: "z12 3456789", cup: "" });
    expect(billingParty(holder, billing)).toMatchObject({
      ipaCode: "UF1AB2",
      splitPayment: true,
      cig: "Z123456789",
      cup: null,
      sdiCode: null,
      pec: "ente@pec.example",
    });
  });
});

describe("what is wrong is said by its field", () => {
  it.each([
    ["professional", { order: "", enrolment: "", vatNumber: "" }, "vatNumber professional-unidentified"],
    ["professional", { enrolment: "" }, "enrolment enrolment-missing"],
    ["professional", { order: "", vatNumber: "12345670017" }, "order order-of-professionals-missing"],
    ["public-body", { ipaCode: "UF1AB" }, "ipaCode ipa-code-malformed"],
    ["public-body", { taxCode: "SMPPRV80A01H501H" }, "taxCode public-tax-code-malformed"],
    ["foreign-person", { country: "IT" }, "country country-unknown"],
    ["foreign-person", { country: "XX" }, "country country-unknown"],
    ["foreign-person", { taxCode: "SMPPRV80A01H501Q" }, "taxCode codice-fiscale-check-character"],
    ["foreign-person", { address: { street: "x", cap: "<1>", city: "y" } }, "address.cap postal-code-malformed"],
    ["company-being-formed", { vatNumber: "12345670017" }, ' Unrecognized key: "vatNumber"'],
  ] as const)("%s with %j", (of, change, expected) => {
    expect(faults({ ...kind(of), ...change }).join("; ")).toBe(expected);
  });
});

describe("countries", () => {
  it("are those of the world but Italy, each once, by name", () => {
    const listed = foreignCountries("it");
    expect(new Set(listed.map(({ code }) => code)).size).toBe(listed.length);
    expect(listed.some(({ code }) => code === "IT")).toBe(false);
    expect(listed.find(({ code }) => code === "DE")?.name).toBe("Germania");
    for (const { code } of listed) expect(isCountry(code)).toBe(true);
  });

  it("any holder abroad is at home where they say", () => {
    fc.assert(
      fc.property(fc.constantFrom(...foreignCountries("en").map(({ code }) => code)), (country) => {
        expect(countryOf(holderSchema.parse({ ...kind("foreign-person"), country }))).toBe(country);
      }),
    );
  });
});
