import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type CertificateFacts, type Holder, signAttached, signerOf } from "@/tests/support/signatures";

const CODE = "SMPPRV80A01H501H";
const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
let ca: Holder;
beforeAll(async () => {
  ca = await authority();
});

/** Signed by somebody whose certificate says so much; asked for that codice fiscale. */
async function judged({ taxCode: _, ...facts }: CertificateFacts, taxCode = CODE) {
  const { taxCode: __, ...who } = { taxCode: "", givenName: "Prova", surname: "Esempio", ...facts };
  const by = await signerOf(ca, { ...who, ...(facts.serialNumber === undefined && { serialNumber: "20261234" }) });
  return verifySignature(await signAttached(Buffer.from("x"), by), { at, trust: null, taxCode });
}

describe("the signer's codice fiscale", () => {
  it.each([`TINIT-${CODE}`, `tinit-${CODE.toLowerCase()}`, `IT:${CODE}`, `CF:${CODE}`, CODE])(
    "is read from the serial number %s",
    async (serialNumber) => {
      expect(await judged({ serialNumber })).toMatchObject({ valid: true, signers: [{ taxCode: CODE }] });
    },
  );

  it("is read from the common name of older cards", async () => {
    const commonName = `ESEMPIO/PROVA/${CODE}/12345`;
    expect(await judged({ commonName })).toMatchObject({ valid: true, signers: [{ taxCode: CODE }] });
  });

  it("is compared as people write it", async () => {
    expect((await judged({ serialNumber: `TINIT-${CODE}` }, ` ${CODE.toLowerCase()} `)).valid).toBe(true);
  });

  it("of another person is refused", async () => {
    const verdict = await judged({ serialNumber: "TINIT-RSSMRA80A01H501U" });
    expect(verdict).toMatchObject({ valid: false, reason: "other-signer" });
  });

  it.each(["IDCIT-CA00000AA", "PASDE-123456789", "TINDE-12345678901", `TINIT-${CODE}X`, `XX${CODE}`])(
    "is not found in %s",
    async (serialNumber) => {
      expect(await judged({ serialNumber })).toMatchObject({ reason: "no-tax-code", signers: [{ taxCode: null }] });
    },
  );
});
