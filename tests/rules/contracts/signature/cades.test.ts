import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { type Question, verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type Holder, type KeyKind, signAttached, signerOf, trusting } from "@/tests/support/signatures";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const contract = Buffer.from("%PDF-1.3 the contract");
let ca: Holder;
let signer: Holder;
const judged = (bytes: Uint8Array, question: Partial<Question> = {}) =>
  verifySignature(bytes, { at, trust: trusting(ca), content: contract, taxCode: "SMPPRV80A01H501H", ...question });
const _reasonOf = async (bytes: Uint8Array, question?: Partial<Question>) => (await judged(bytes, question)).reason;

beforeAll(async () => {
  ca = await authority();
  signer = await signerOf(ca);
});

describe("an attached signature", () => {
  it("of the applicant over the contract is valid, and says who, when and how", async () => {
    const verdict = await judged(await signAttached(contract, signer));
    expect(verdict).toMatchObject({ valid: true, reason: null, container: "cades", trust: "trusted" });
    expect(verdict.signers[0]).toMatchObject({
      name: "Prova Esempio",
      taxCode: "SMPPRV80A01H501H",
      country: "IT",
      issuer: "Autorità di prova",
      digest: "SHA-256",
      algorithm: "ECDSA",
      revocation: "not-checked",
    });
    expect(String(verdict.signers[0]?.claimedAt)).toBe("2026-11-15T10:00:00Z");
    expect(verdict.content?.size).toBe(contract.length);
  });

  it.each<[KeyKind, "SHA-256" | "SHA-384" | "SHA-512"]>([
    ["RSA", "SHA-256"],
    ["RSA", "SHA-512"],
    ["RSA-PSS", "SHA-256"],
    ["RSA-PSS", "SHA-384"],
    ["P-256", "SHA-256"],
    ["P-384", "SHA-384"],
    ["P-521", "SHA-512"],
  ])("with %s and %s is valid", async (kind, hash) => {
    const verdict = await judged(await signAttached(contract, await signerOf(ca, { kind, hash })));
    expect(verdict.reason).toBeNull();
  });
});
