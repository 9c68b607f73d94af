import { describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { billingParty, displayNameOf, parseAnswers, signerOf } from "@/lib/orders/answers";
import { holderFormSchema } from "@/lib/orders/form-schema";
import { billingSchema, holderSchema, wishNamesSchema } from "@/lib/orders/schema";
import { missingSteps, nextStep, whyNotPlaceable } from "@/lib/orders/steps";

const address = { street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM" };
const human = {
  firstName: "Prova",
  lastName: "Esempio",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  taxCode: "smp prv 80a01 h501h",
};
const person = { kind: "person", ...human, email: "prova@Posta.example", phone: "333 0000001", address };
const company = {
  kind: "company",
  companyName: "Prova S.r.l.",
  vatNumber: "IT 12345670017",
  taxCode: "",
  representative: human,
  email: "azienda@posta.example",
  phone: "0600000001",
  address,
};
const faults = (
  schema: { safeParse(input: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined } },
  input: unknown,
) => (schema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);

describe("the holder's data", () => {
  it("are kept as they will be compared and printed", () => {
    expect(holderSchema.parse(person)).toMatchObject({
      taxCode: "SMPPRV80A01H501H",
      email: "prova@posta.example",
      phone: "+393330000001",
    });
  });

  it("stay the same when read again", () => {
    for (const holder of [person, company].map((each) => holderSchema.parse(each)))
      expect(parseAnswers({ holder, billing: { to: "holder" } })).toEqual({ holder, billing: { to: "holder" } });
  });

  it.each([
    [{ taxCode: "SMPPRV80A01H501Q" }, "taxCode codice-fiscale-check-character"],
    [{ taxCode: "12345670017" }, "taxCode codice-fiscale-malformed"],
    [{ lastName: "Esempi" }, ""],
    [{ lastName: "Altri" }, "taxCode codice-fiscale-last-name"],
    [{ firstName: "Anna" }, "taxCode codice-fiscale-first-name"],
    [{ birthDate: "1980-01-02" }, "taxCode codice-fiscale-birth-date"],
    [{ birthDate: "1980-02-30" }, "birthDate date-malformed"],
    [{ email: "prova" }, "email email-malformed"],
    [{ phone: "12" }, "phone phone-malformed"],
    [{ firstName: "Pro\u202eva" }, "firstName text-not-plain"],
    [{ address: { ...address, cap: "0010" } }, "address.cap cap-malformed"],
    [{ address: { ...address, province: "XX" } }, "address.province province-unknown"],
  ])("%j is refused as %s", (change, expected) => {
    expect(faults(holderSchema, { ...person, ...change }).join("; ")).toBe(expected);
  });

  it("refuses what was not asked", () => {
    expect(holderSchema.safeParse({ ...person, vatNumber: "12345670017" }).success).toBe(false);
    expect(holderSchema.safeParse({ ...person, kind: "animal" }).success).toBe(false);
    expect(holderSchema.safeParse({ ...person, firstName: { contains: "" } }).success).toBe(false);
  });

  it("take the VAT number for a company's own code when none is given, and its representative for the signer", () => {
    const holder = holderSchema.parse(company);
    expect(holder).toMatchObject({ taxCode: "12345670017", vatNumber: "12345670017" });
    expect(displayNameOf(holder)).toBe("Prova S.r.l.");
    expect(signerOf(holder)).toMatchObject({ lastName: "Esempio" });
    expect(faults(holderSchema, { ...company, representative: { ...human, lastName: "Altri" } })).toEqual([
      "representative.taxCode codice-fiscale-last-name",
    ]);
  });

  it("leave out, in the form, what another kind of holder was asked", () => {
    const mixed = { ...company, ...person, kind: "person" };
    const parsed = holderFormSchema.safeParse({ holder: mixed, billing: { to: "holder", name: "Altri", sdiCode: "" } });
    expect(parsed.success).toBe(true);
    expect(faults(holderFormSchema, { holder: { ...mixed, email: "" }, billing: { to: "holder" } })[0]).toMatch(
      /^holder\.email /,
    );
  });
});

describe("the invoice's party", () => {
  const holder = holderSchema.parse(person);
  it("is the holder, with the code or PEC given", () => {
    expect(billingParty(holder, billingSchema.parse({ to: "holder", sdiCode: "abc1234", pec: "" }))).toMatchObject({
      name: "Prova Esempio",
      taxCode: "SMPPRV80A01H501H",
      vatNumber: null,
      address,
      email: "prova@posta.example",
      sdiCode: "ABC1234",
      pec: null,
      country: "IT",
      ipaCode: null,
      splitPayment: false,
      cig: null,
      cup: null,
    });
  });

  it("is somebody else, who must be known to the tax office by a number", () => {
    const other = { to: "other", name: "Studio Prova", vatNumber: "", taxCode: "", address };
    expect(faults(billingSchema, other)).toEqual(["vatNumber billing-identifier-missing"]);
    const party = billingParty(holder, billingSchema.parse({ ...other, vatNumber: "12345670017" }));
    expect(party).toMatchObject({ name: "Studio Prova", vatNumber: "12345670017", taxCode: null });
    expect(faults(billingSchema, { to: "holder", sdiCode: "12" })).toEqual(["sdiCode sdi-code-malformed"]);
  });
});

describe("the three wishes", () => {
  const orderId = "00000000-0000-7000-8000-000000000001";
  it("need the first one only", () => {
    expect(wishNamesSchema.safeParse({ orderId, names: ["uno", "", ""] }).success).toBe(true);
    expect(faults(wishNamesSchema, { orderId, names: [" ", "due", "tre"] })[0]).toMatch(/^names\.0 /);
    expect(wishNamesSchema.safeParse({ orderId, names: ["uno", "due", "tre", "quattro"] }).success).toBe(false);
  });
});

describe("what is missing", () => {
  const asked = ["identity-front", "identity-back", "signed-contract"];
  const progress = { holder: true, name: true, identity: true, askedDocuments: asked, givenDocuments: asked };
  it("leads to the first step without an answer", () => {
    expect(nextStep({ ...progress, holder: false, name: false })).toBe("titolare");
    expect(nextStep({ ...progress, name: false })).toBe("nomi");
    expect(missingSteps({ ...progress, givenDocuments: ["identity-front"] })).toEqual(["documenti", "contratto"]);
    expect(nextStep({ ...progress, givenDocuments: ["identity-front", "identity-back"] })).toBe("contratto");
    expect(missingSteps({ ...progress, identity: false })).toEqual(["documenti"]);
    expect(nextStep(progress)).toBe("pagamento");
    expect(nextStep({ ...progress, askedDocuments: [], givenDocuments: [] }, "paper")).toBe("modulo");
    expect(nextStep({ ...progress, askedDocuments: [], name: false }, "paper")).toBe("nomi");
  });

  it("is refused by its own code", () => {
    expect(whyNotPlaceable(progress)).toBeNull();
    const refusal = whyNotPlaceable({ ...progress, givenDocuments: [] });
    expect(isRefusal(refusal) && refusal.code).toBe("order-documents-missing");
  });
});
