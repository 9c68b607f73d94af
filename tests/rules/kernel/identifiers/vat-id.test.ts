import { describe, expect, it } from "vitest";
import { checkVatId, hasVatShape } from "@/lib/kernel/identifiers/vat-id";

describe("VAT numbers abroad", () => {
  it.each([
    ["DE 123456789", "DE", "123456789"],
    ["123456789", "DE", "123456789"],
    ["ATU12345678", "AT", "U12345678"],
    ["EL123456789", "GR", "123456789"],
    ["NL123456789B01", "NL", "123456789B01"],
    ["fr 40 303265045", "FR", "40303265045"],
    ["ESB12345678", "ES", "B12345678"],
    ["CHE-123.456.788", "CH", "CHE123456788"],
    ["12-3456789", "US", "123456789"],
  ])("%s of %s is kept as %s", (text, country, kept) => {
    expect(checkVatId(text, country)).toBe(kept);
  });

  it.each([
    ["DE12345678", "DE"],
    ["FR123", "FR"],
    ["IE1234567", "IE"],
    ["", "US"],
    ["?!", "CH"],
  ])("%s of %s is refused", (text, country) => {
    expect(checkVatId(text, country)).toMatchObject({ code: "vat-id-malformed" });
  });

  it("knows the shapes of the Union only", () => {
    expect(hasVatShape("SE")).toBe(true);
    expect(hasVatShape("IT")).toBe(false);
    expect(hasVatShape("CH")).toBe(false);
  });
});
