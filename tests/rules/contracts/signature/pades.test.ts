import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { contentHash, contractContent } from "@/lib/contracts/contract";
import { contractPdf } from "@/lib/contracts/pdf/contract-pdf";
import { type Question, verifySignature } from "@/lib/contracts/signature/verify-signature";
import { day } from "@/lib/kernel/day";
import { aContract } from "@/tests/support/contracts";
import {
  authority,
  type Holder,
  type PdfMaking,
  signDetached,
  signerOf,
  signPdf,
  trusting,
} from "@/tests/support/signatures";
import { cmsOf } from "@/tests/support/signatures-cms";
import { stampOf } from "@/tests/support/signatures-evidence";
import { objectIn, pageOf, rewritten, rootOf, sizeOf, updated, withEntries } from "@/tests/support/signatures-pdf";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
let ca: Holder;
let signer: Holder;
let contract: Buffer;
const judged = (bytes: Uint8Array, question: Partial<Question> = {}) =>
  verifySignature(bytes, { at, trust: trusting(ca), content: contract, taxCode: "SMPPRV80A01H501H", ...question });
/** Reasons as the shop judges, given the contract; and as anybody does who has only the file. */
async function reasonsOf(bytes: Uint8Array): Promise<(string | null)[]> {
  const alone = await verifySignature(bytes, { at, trust: trusting(ca) });
  return [(await judged(bytes)).reason, alone.reason];
}
const both = (reason: string | null) => [reason, reason];

beforeAll(async () => {
  ca = await authority();
  signer = await signerOf(ca);
  const content = contractContent(aContract());
  contract = await contractPdf({ content, version: 1, drawnOn: day("2026-11-15"), contentHash: contentHash(content) });
});

describe("a signed PDF", () => {
  it("of the applicant over the contract is valid", async () => {
    const verdict = await judged(await signPdf(contract, signer));
    expect(verdict).toMatchObject({ valid: true, container: "pades", trust: "trusted" });
    expect(verdict.signers[0]).toMatchObject({ taxCode: "SMPPRV80A01H501H", reason: null });
    expect(String(verdict.signers[0]?.claimedAt)).toBe("2026-11-15T10:00:00Z");
    expect(verdict.content?.size).toBe(contract.length);
  });

  it("is judged without the contract at hand", async () => {
    const verdict = await verifySignature(await signPdf(contract, signer), { at, trust: null });
    expect(verdict).toMatchObject({ valid: true, trust: "not-checked" });
  });

  it("may be signed in Adobe's older way, where the certificate need not be named", async () => {
    const making: PdfMaking = { subFilter: "adbe.pkcs7.detached", certificateNamed: "no" };
    expect(await reasonsOf(await signPdf(contract, signer, making))).toEqual(both(null));
    const unnamed = await signPdf(contract, signer, { certificateNamed: "no" });
    expect(await reasonsOf(unnamed)).toEqual(both("signed-attributes-missing"));
  });

  it("may show a small stamp; a large one could hide what is signed", async () => {
    expect(await reasonsOf(await signPdf(contract, signer, { rect: [50, 50, 250, 120] }))).toEqual(both(null));
    const [given] = await reasonsOf(await signPdf(contract, signer, { rect: [0, 0, 595, 842] }));
    expect(given).toBe("stamp-too-large");
  });

  it("may name the program that wrote the update in the list of pages, as iText does, and change nothing else there", async () => {
    const pages = Number(/\/Pages (\d+) 0 R/.exec(objectIn(contract, rootOf(contract)))?.[1]);
    const list = (entries: string) => withEntries(objectIn(contract, pages), entries);
    const signing = (object: string) => signPdf(contract, signer, { objects: { [pages]: object } });
    const signed = await signing(list("/ITXT (5.1.1)"));
    expect(await reasonsOf(signed)).toEqual(both(null));
    expect(await reasonsOf(await signPdf(signed, signer, { objects: { [pages]: list("/ITXT (5.5.13)") } }))).toEqual(
      both(null),
    );
    for (const other of [list("/ITXT << >>"), list("/ITXT (5.1.1) /Rotate 90"), "<< /Type /Pages /ITXT (5.1.1) >>"]) {
      const [given] = await reasonsOf(await signing(other));
      expect(given).toBe("changed-after-signing");
    }
  });

  it("may be signed by one after the other", async () => {
    const other = await signerOf(ca, { taxCode: "RSSMRA80A01H501U" });
    const twice = await signPdf(await signPdf(contract, other), signer);
    expect(await reasonsOf(twice)).toEqual(both(null));
    expect((await judged(twice)).signers.map(({ taxCode }) => taxCode)).toEqual([
      "RSSMRA80A01H501U",
      "SMPPRV80A01H501H",
    ]);
    expect((await judged(twice, { taxCode: "VRDLGI80A01H501C" })).reason).toBe("other-signer");
  });

  it("may keep certificates for later, behind the signature or under a time stamp", async () => {
    const signed = await signPdf(contract, signer);
    const number = sizeOf(signed);
    const store = {
      [rootOf(signed)]: withEntries(objectIn(signed, rootOf(signed)), `/DSS ${number} 0 R`),
      [number]: `<< /Type /DSS /Certs [${number + 1} 0 R] >>`,
      [number + 1]: Buffer.concat([
        Buffer.from(`<< /Length ${ca.der.length} >>\nstream\n`),
        ca.der,
        Buffer.from("\nendstream"),
      ]),
    };
    const kept = updated(signed, store);
    expect(await reasonsOf(kept)).toEqual(both(null));
    expect((await judged(kept)).notes).toContain("updated-for-long-term");
    const tsa = await signerOf(ca, { commonName: "Marca", extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
    const stampedAt = Temporal.Instant.from("2026-11-15T11:00:00Z");
    const stamp = { subFilter: "ETSI.RFC3161", entries: "/Prova /DocTimeStamp" };
    const stamped = await signPdf(kept, tsa, {
      ...stamp,
      cms: (pieces) => stampOf(Buffer.concat(pieces), tsa, stampedAt),
    });
    const verdict = await judged(stamped);
    expect(verdict).toMatchObject({ valid: true, signers: [{ reason: null }] });
    expect(String(verdict.signers[0]?.provenAt)).toBe(String(stampedAt));
    const wrong = await signPdf(kept, tsa, { ...stamp, cms: () => stampOf(Buffer.from("else"), tsa, stampedAt) });
    expect((await judged(wrong)).reason).toBe("time-stamp-wrong");
  });
});

describe("not the contract", () => {
  it("is refused when another document was signed", async () => {
    const other = await contractPdf({
      content: contractContent(aContract({ localParts: ["altro"] })),
      version: 1,
      drawnOn: day("2026-11-15"),
      contentHash: "0".repeat(64),
    });
    expect(await reasonsOf(await signPdf(other, signer))).toEqual(["other-content", null]);
    expect(await reasonsOf(await signPdf(rewritten(other), signer))).toEqual(["other-content", null]);
  });

  it("is refused by another name when the signing program wrote the contract anew", async () => {
    const anew = await signPdf(rewritten(contract), signer);
    expect(await reasonsOf(anew)).toEqual(["rewritten", null]);
    // Drawn the same is not yet the same: whatever else may differ is not looked at.
    const flattened = rewritten(
      updated(contract, {
        [rootOf(contract)]: withEntries(objectIn(contract, rootOf(contract)), "/OpenAction [0 /Fit]"),
      }),
    );
    expect(await reasonsOf(await signPdf(flattened, signer))).toEqual(["rewritten", null]);
    const broken = Buffer.from("%PDF-1.7 and no more");
    expect((await judged(anew, { content: broken })).reason).toBe("other-content");
  });

  it("is refused when it was changed before signing", async () => {
    const page = pageOf(contract);
    const drawn = sizeOf(contract);
    const changed = objectIn(contract, page).replace(/\/Contents \d+ 0 R/, `/Contents ${drawn} 0 R`);
    const before = updated(contract, { [page]: changed, [drawn]: "<< /Length 4 >>\nstream\nq Q \nendstream" });
    expect(await reasonsOf(await signPdf(before, signer))).toEqual(["changed-after-signing", null]);
  });

  it("is refused without any signature", async () => {
    expect(await reasonsOf(contract)).toEqual(both("not-signed"));
  });
});

describe("a signature's own value", () => {
  it("is refused when it is cut, replaced, or followed by anything", async () => {
    const cms = (pieces: Uint8Array[]) => cmsOf(pieces, [signer], { signedAt: null, attached: false });
    const trailing = await signPdf(contract, signer, {
      cms: async (pieces) => Buffer.concat([await cms(pieces), Buffer.from("hidden")]),
    });
    expect(await reasonsOf(trailing)).toEqual(both("malformed"));
    const empty = await signPdf(contract, signer, { cms: async () => Buffer.alloc(100) });
    expect(await reasonsOf(empty)).toEqual(both("malformed"));
    const cut = await signPdf(contract, signer, { cms: async (pieces) => (await cms(pieces)).subarray(0, 400) });
    expect(await reasonsOf(cut)).toEqual(both("malformed"));
    const ofElse = await signPdf(contract, signer, { cms: () => signDetached(Buffer.from("else"), signer) });
    expect(await reasonsOf(ofElse)).toEqual(both("digest-differs"));
    const enclosing = await signPdf(contract, signer, {
      cms: () => cmsOf([Buffer.from("else")], [signer], { signedAt: null, attached: true }),
    });
    expect(await reasonsOf(enclosing)).toEqual(both("malformed"));
  });

  it("is refused in forms that prove too little", async () => {
    for (const subFilter of ["adbe.pkcs7.sha1", "adbe.x509.rsa_sha1"]) {
      expect(await reasonsOf(await signPdf(contract, signer, { subFilter }))).toEqual(both("weak-algorithm"));
    }
    expect(await reasonsOf(await signPdf(contract, signer, { subFilter: "Prova.Prova" }))).toEqual(
      both("unsupported-algorithm"),
    );
  });
});
