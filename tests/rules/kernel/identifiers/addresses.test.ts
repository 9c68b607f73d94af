import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkIban, formatIban } from "@/lib/kernel/identifiers/iban";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { checkPhone, isItalianMobile } from "@/lib/kernel/identifiers/phone";
import { checkSdiCode, NO_SDI_CODE } from "@/lib/kernel/identifiers/sdi";
import { isRefusal, refuse } from "@/lib/kernel/refusal";

const IBAN = "IT60X0542811101000000123456";

describe("partita IVA", () => {
  it("is read with or without IT", () => {
    expect(checkPartitaIva("IT 01234560587")).toBe("01234560587");
    expect(checkPartitaIva("00000000000")).toEqual(refuse("partita-iva-malformed"));
    expect(checkPartitaIva("0123456058")).toEqual(refuse("partita-iva-malformed"));
    expect(checkPartitaIva("01234560586")).toEqual(refuse("partita-iva-check-digit"));
  });

  it("refuses every change of a single digit", () => {
    for (const good of ["01234560587", "09876540155", "80012341006"]) {
      for (let i = 0; i < 11; i++) {
        for (const other of "0123456789") {
          const changed = Array.from(good).with(i, other).join("");
          expect(isRefusal(checkPartitaIva(changed))).toBe(changed !== good);
        }
      }
    }
  });
});

describe("IBAN", () => {
  it("is read in groups and written in groups", () => {
    expect(formatIban(IBAN)).toBe("IT60 X054 2811 1010 0000 0123 456");
    expect(checkIban(` ${formatIban(IBAN).toLowerCase()} `)).toBe(IBAN);
    expect(checkIban("DE89370400440532013000")).toBe("DE89370400440532013000");
  });

  it.each(["", "IT60", "XX60X0542811101000000123456", `${IBAN}7`, "IT60X05428111010000001234è6"])(
    "refuses the shape of %j",
    (text) => expect(checkIban(text)).toEqual(refuse("iban-malformed")),
  );

  it("refuses every change of a single character", () => {
    for (let i = 0; i < IBAN.length; i++) {
      for (const other of "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
        const changed = Array.from(IBAN).with(i, other).join("");
        expect(isRefusal(checkIban(changed))).toBe(changed !== IBAN);
      }
    }
    expect(checkIban("IT61X0542811101000000123456")).toEqual(refuse("iban-check-digits"));
  });
});

describe("SDI code", () => {
  it("has seven characters, six for public bodies", () => {
    expect(checkSdiCode(" m5uxcr1 ")).toBe("M5UXCR1");
    expect(checkSdiCode(NO_SDI_CODE)).toBe("0000000");
    expect(checkSdiCode("UFABC1", "public")).toBe("UFABC1");
    for (const wrong of ["", "UFABC1", "M5UXCR12", "M5UXCR!"]) {
      expect(checkSdiCode(wrong)).toEqual(refuse("sdi-code-malformed"));
    }
    expect(checkSdiCode("M5UXCR1", "public")).toEqual(refuse("sdi-code-malformed"));
  });
});

describe("e-mail address", () => {
  it("is normalised before it is judged", () => {
    expect(checkEmail(" Maria.Rossi@PEC.Example.IT ")).toBe("Maria.Rossi@pec.example.it");
    expect(checkEmail("maria＠example.it")).toBe("maria@example.it");
    expect(checkEmail("ｍaria@example。it")).toEqual(refuse("email-malformed"));
    expect(checkEmail("a+b_c@xn--caff-8oa.it")).toBe("a+b_c@xn--caff-8oa.it");
  });

  it.each([
    "",
    "maria",
    "@example.it",
    "maria@",
    "maria@example",
    "a@@b.it",
    "a＠b@c.it",
    "a b@c.it",
    ".a@b.it",
    "a.@b.it",
    "a..b@c.it",
    "a@-b.it",
    "a@b-.it",
    "a@b..it",
    "a@[127.0.0.1]",
    "a@1.2.3.4",
    "maria@example.it\r\nBcc: x@y.it",
    "maria@example.it\n",
    "a\u0000@b.it",
    "a\u200b@b.it",
    "marià@example.it",
    '"a b"@c.it',
    "<a@b.it>",
  ])("refuses %j", (text) => expect(checkEmail(text)).toEqual(refuse("email-malformed")));

  it("has an end", () => {
    expect(checkEmail(`${"a".repeat(64)}@b.it`)).toBe(`${"a".repeat(64)}@b.it`);
    expect(checkEmail(`${"a".repeat(65)}@b.it`)).toEqual(refuse("email-too-long"));
    expect(checkEmail(`a@${"b.".repeat(130)}it`)).toEqual(refuse("email-too-long"));
  });

  it("stays as it is once accepted, and never holds two @ or a space", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
        const address = checkEmail(text);
        if (isRefusal(address)) return;
        expect(checkEmail(address)).toBe(address);
        expect(address).toMatch(/^[!-?A-~]+@[!-?A-~]+$/);
      }),
    );
  });
});

describe("telephone number", () => {
  it.each([
    ["333 123 4567", "+393331234567"],
    ["+39 (06) 123.45.678", "+390612345678"],
    ["0039 333/1234567", "+393331234567"],
    ["+41 44 668 18 00", "+41446681800"],
  ])("reads %s", (text, number) => expect(checkPhone(text)).toBe(number));

  it.each(["", "12", "abc", "333-CALL-ME", "+0123456789", "+39333123456789012"])("refuses %j", (text) =>
    expect(checkPhone(text)).toEqual(refuse("phone-malformed")),
  );

  it("knows which a text message reaches", () => {
    expect([isItalianMobile("+393331234567"), isItalianMobile("+390612345678")]).toEqual([true, false]);
  });
});
