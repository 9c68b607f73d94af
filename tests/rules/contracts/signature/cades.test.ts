import { constants, createHash, KeyObject, privateEncrypt } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { wrapped } from "@/lib/contracts/signature/cms/tlv";
import { type Question, verifySignature } from "@/lib/contracts/signature/verify-signature";
import {
  authority,
  type Holder,
  type KeyKind,
  type Making,
  signAttached,
  signDetached,
  signerOf,
  trusting,
} from "@/tests/support/signatures";
import { inBase64, inBer, inPem } from "@/tests/support/signatures-encodings";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const contract = Buffer.from(`%PDF-1.3 ${"the contract ".repeat(400)}`);
let ca: Holder;
let signer: Holder;
const judged = (bytes: Uint8Array, question: Partial<Question> = {}) =>
  verifySignature(bytes, { at, trust: trusting(ca), content: contract, taxCode: "SMPPRV80A01H501H", ...question });
const reasonOf = async (bytes: Uint8Array, question?: Partial<Question>) => (await judged(bytes, question)).reason;

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
    expect(verdict.notes).toContain("revocation-not-checked");
  });

  it.each<[KeyKind, "SHA-256" | "SHA-384" | "SHA-512"]>([
    ["RSA", "SHA-256"],
    ["RSA", "SHA-384"],
    ["RSA", "SHA-512"],
    ["RSA-PSS", "SHA-256"],
    ["RSA-PSS", "SHA-384"],
    ["RSA-PSS", "SHA-512"],
    ["P-256", "SHA-256"],
    ["P-384", "SHA-384"],
    ["P-521", "SHA-512"],
  ])("with %s and %s is valid", async (kind, hash) => {
    expect(await reasonOf(await signAttached(contract, await signerOf(ca, { kind, hash })))).toBeNull();
  });

  it("is read in DER, BER with open lengths, base64 and PEM", async () => {
    const der = await signAttached(contract, signer);
    const ber = inBer(der, 777);
    expect(Buffer.from(ber).includes(Buffer.from([0x24, 0x80]))).toBe(true);
    const written = [der, ber, inBase64(der), inBase64(der, ""), inBase64(ber, "\n"), inPem(der), inPem(ber)];
    for (const bytes of written)
      expect(await judged(bytes)).toMatchObject({ valid: true, signers: [{ reason: null }] });
  });

  it("may end in a newline, and in nothing else", async () => {
    const der = await signAttached(contract, signer);
    expect(await reasonOf(Buffer.concat([der, Buffer.from("\r\n")]))).toBeNull();
    expect(await reasonOf(Buffer.concat([der, Buffer.from("more")]))).toBe("malformed");
    expect(await reasonOf(Buffer.concat([der, der]))).toBe("malformed");
    // A time stamp around it (.tsd, RFC 5544): nothing is damaged, it is another kind of file.
    const stamped = wrapped(0x30, [Buffer.from("060b2a864886f70d010910011f", "hex"), wrapped(0xa0, [der])]);
    expect(await reasonOf(stamped)).toBe("not-a-signature");
  });

  it("may leave out a NULL that some devices forget", async () => {
    const by = await signerOf(ca, { kind: "RSA" });
    const key = KeyObject.from(by.key);
    const names = { bare: "302f300b0609608648016503040201", wrong: "302f300b0609608648016503040203" };
    const value = (name: string) => (attributes: Uint8Array) => {
      const digest = createHash("sha256").update(attributes).digest();
      const padding = constants.RSA_PKCS1_PADDING;
      return privateEncrypt({ key, padding }, Buffer.concat([Buffer.from(`${name}0420`, "hex"), digest]));
    };
    expect(await reasonOf(await signAttached(contract, by, { value: value(names.bare) }))).toBeNull();
    expect(await reasonOf(await signAttached(contract, by, { value: value(names.wrong) }))).toBe("signature-wrong");
  });

  it("names the certificate in either form", async () => {
    expect(await reasonOf(await signAttached(contract, signer, { certificateNamed: "v1" }))).toBeNull();
  });

  it("finds the signer's certificate wherever it stands among others", async () => {
    const other = await signerOf(ca, { taxCode: "RSSMRA80A01H501U" });
    const bytes = await signAttached(contract, signer, { certificates: [ca, other, signer] });
    expect((await judged(bytes)).signers[0]).toMatchObject({ reason: null, taxCode: "SMPPRV80A01H501H" });
  });

  it("is integral without a trust list, and says that trust was not checked", async () => {
    const verdict = await judged(await signAttached(contract, signer), { trust: null });
    expect(verdict).toMatchObject({ valid: true, trust: "not-checked" });
    expect(verdict.notes).toContain("trust-not-checked");
  });
});

describe("several signers", () => {
  it("are all right, the applicant among them", async () => {
    const other = await signerOf(ca, { taxCode: "RSSMRA80A01H501U", givenName: "Altra" });
    const verdict = await judged(await signAttached(contract, [other, signer]));
    expect(verdict).toMatchObject({ valid: true, signers: [{ reason: null }, { reason: null }] });
    expect(await reasonOf(await signAttached(contract, [other, other]))).toBe("other-signer");
  });

  it("are refused when one is wrong, whichever", async () => {
    const stranger = await signerOf(await authority({ commonName: "Altra" }), { taxCode: "RSSMRA80A01H501U" });
    for (const signers of [
      [stranger, signer],
      [signer, stranger],
    ]) {
      expect(await reasonOf(await signAttached(contract, signers))).toBe("untrusted-issuer");
    }
  });
});

describe("an envelope in an envelope", () => {
  it("is opened down to the contract; everybody's signature counts", async () => {
    const inner = await signAttached(contract, signer);
    const outer = await signAttached(inner, await signerOf(ca, { taxCode: "RSSMRA80A01H501U" }));
    const verdict = await judged(outer);
    expect(verdict).toMatchObject({
      valid: true,
      signers: [{ taxCode: "RSSMRA80A01H501U" }, { taxCode: "SMPPRV80A01H501H" }],
    });
  });

  it("is wrong when the inner signature is", async () => {
    const inner = await signAttached(contract, signer, { messageDigest: Buffer.alloc(32) });
    expect(await reasonOf(await signAttached(inner, signer))).toBe("digest-differs");
  });

  it("has a bottom", async () => {
    let bytes = await signAttached(contract, signer);
    for (let i = 0; i < 6; i++) bytes = await signAttached(bytes, signer);
    expect(await reasonOf(bytes)).toBe("malformed");
  });
});

describe("a detached signature", () => {
  it("needs the content it is of", async () => {
    const bytes = await signDetached(contract, signer);
    expect(await reasonOf(bytes)).toBeNull();
    expect(await reasonOf(bytes, { content: Buffer.from("another") })).toBe("digest-differs");
    const { content: _, ...alone } = { at, trust: trusting(ca), content: contract };
    expect((await verifySignature(bytes, alone)).reason).toBe("content-missing");
  });
});

describe("the content", () => {
  it("is exactly the contract", async () => {
    for (const other of [Buffer.concat([contract, Buffer.from("\n")]), contract.subarray(0, -1), Buffer.from("x")]) {
      expect(await reasonOf(await signAttached(other, signer))).toBe("other-content");
    }
  });
});

describe("a forged signature", () => {
  const forged: [string, Making, string][] = [
    ["a digest of something else", { messageDigest: Buffer.alloc(32, 7) }, "digest-differs"],
    ["another kind of content", { contentType: "1.2.840.113549.1.7.2" }, "signed-attributes-wrong"],
    ["no name of the certificate", { certificateNamed: "no" }, "signed-attributes-missing"],
    ["no certificate", { certificates: [] }, "no-signing-certificate"],
    ["a weak digest", { digest: "SHA-1" }, "weak-algorithm"],
    ["a future date", { signedAt: at.add({ hours: 3 }) }, "signed-in-the-future"],
  ];
  it.each(forged)("with %s is refused", async (_, making, reason) => {
    const by = making.digest === "SHA-1" ? await signerOf(ca, { hash: "SHA-1" }) : signer;
    expect(await reasonOf(await signAttached(contract, by, making))).toBe(reason);
  });

  it("by another key is refused", async () => {
    const { key } = await signerOf(ca);
    expect(await reasonOf(await signAttached(contract, signer, { key }))).toBe("signature-wrong");
  });

  it("with a certificate put in another's place is refused", async () => {
    const thief = await signerOf(ca, { taxCode: "RSSMRA80A01H501U" });
    const bytes = await signAttached(contract, thief, { certificateNamed: signer });
    expect(await reasonOf(bytes)).toBe("other-certificate");
    // The same number and issuer, another holder: the digest among what is signed tells which was meant.
    const twin = await signerOf(ca, { number: Number(signer.certificate.serialNumber.valueBlock.valueDec) });
    const brought = await signAttached(contract, signer, { certificates: [twin] });
    expect(await reasonOf(brought)).toBe("signature-wrong");
  });

  it("by an authority that only looks like the trusted one is refused", async () => {
    const likeness = await authority();
    expect(await reasonOf(await signAttached(contract, await signerOf(likeness)))).toBe("untrusted-issuer");
    const brought = await signAttached(contract, await signerOf(likeness), { certificates: [likeness] });
    expect(await reasonOf(brought)).toBe("no-signing-certificate");
  });

  it("with a key too short is refused", async () => {
    expect(await reasonOf(await signAttached(contract, await signerOf(ca, { kind: "RSA-1024" })))).toBe(
      "weak-algorithm",
    );
  });

  it("with one byte changed anywhere is refused", async () => {
    const der = Buffer.from(await signAttached(contract, signer));
    const accepted: number[] = [];
    for (let i = 0; i < der.length; i += 13) {
      const changed = Buffer.from(der);
      changed[i] = (changed[i] ?? 0) ^ 0x01;
      if ((await judged(changed)).valid) accepted.push(i);
    }
    // Versions and the list of digests are signed by nobody and mean nothing.
    expect(accepted.filter((i) => i > 60 && i < contract.length)).toEqual([]);
    expect(accepted.length).toBeLessThan(4);
  });
});

describe("a weak signature of long ago", () => {
  it("may be read as integral, never relied upon", async () => {
    const signedAt = Temporal.Instant.from("2013-05-05T10:00:00Z");
    const old = { hash: "SHA-1", notBefore: signedAt.subtract({ hours: 24 }) } as const;
    const bytes = await signAttached(contract, await signerOf(ca, old), { signedAt });
    const verdict = await judged(bytes, { trust: null });
    expect(verdict).toMatchObject({ valid: true, trust: "not-checked" });
    expect(verdict.notes).toContain("weak-algorithm-then");
    expect(await reasonOf(bytes)).toBe("weak-algorithm");
  });
});
