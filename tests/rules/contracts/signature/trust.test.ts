import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTrust } from "@/lib/contracts/signature/trust/load-trust";
import { type Question, verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type Holder, type Making, signAttached, signerOf, trusting } from "@/tests/support/signatures";
import { inPem } from "@/tests/support/signatures-encodings";
import { answerOf, keeping, listOf, stamping, wholeAnswer } from "@/tests/support/signatures-evidence";
import { type ListedService, trustedList } from "@/tests/support/signatures-trusted-list";

const instant = (text: string) => Temporal.Instant.from(text);
const at = instant("2026-11-21T12:00:00Z");
const contract = Buffer.from("the contract");
const folder = mkdtempSync(join(tmpdir(), "sportello-trust-"));
let ca: Holder;
let signer: Holder;
const judged = (bytes: Uint8Array, question: Partial<Question> = {}) =>
  verifySignature(bytes, { at, trust: trusting(ca), content: contract, ...question });
const signed = (by: Holder = signer, making: Making = {}) => signAttached(contract, by, making);

let files = 0;
function file(content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, content);
  return path;
}
const loading = (...files: string[]) => loadTrust({ files, unverified: true }, at);
const listing = (...services: ListedService[]) => loading(file(trustedList(services)));

beforeAll(async () => {
  ca = await authority();
  signer = await signerOf(ca);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the way to the trust list", () => {
  it("may lead over authorities that the signature brings", async () => {
    const middle = await authority({ commonName: "In mezzo" }, ca);
    const by = await signerOf(middle);
    expect(await judged(await signed(by, { certificates: [by, middle] }))).toMatchObject({
      valid: true,
      trust: "trusted",
    });
    expect(await judged(await signed(by))).toMatchObject({ reason: "untrusted-issuer", trust: "untrusted" });
  });

  it("does not lead over people", async () => {
    const person = await signerOf(ca, { keyUsage: [5], commonName: "Non un’autorità" });
    const by = await signerOf(person);
    expect((await judged(await signed(by, { certificates: [by, person] }))).reason).toBe("untrusted-issuer");
    const unfit = await authority({ commonName: "Senza uso", keyUsage: [0] }, ca);
    const below = await signerOf(unfit);
    expect((await judged(await signed(below, { certificates: [below, unfit] }))).reason).toBe("untrusted-issuer");
  });

  it("does not lead over expired authorities, or such as sign with SHA-1", async () => {
    const old = await authority({ commonName: "Scaduta", notAfter: instant("2026-01-01T00:00:00Z") }, ca);
    const by = await signerOf(old);
    expect((await judged(await signed(by, { certificates: [by, old] }))).reason).toBe("untrusted-issuer");
    const weak = await authority({ commonName: "Debole", hash: "SHA-1" }, ca);
    const below = await signerOf(weak);
    expect((await judged(await signed(below, { certificates: [below, weak] }))).reason).toBe("untrusted-issuer");
  });

  it("does not lead over what nobody understands", async () => {
    expect((await judged(await signed(await signerOf(ca, { unknown: true })))).reason).toBe("untrusted-issuer");
  });

  it("ends, even when authorities issue each other", async () => {
    const ring = await Promise.all(Array.from({ length: 30 }, () => authority({ commonName: "Anello" })));
    const by = await signerOf(ring[0]!);
    const verdict = await judged(await signed(by, { certificates: [by, ...ring] }));
    expect(verdict.reason).toBe("untrusted-issuer");
  });
});

describe("the certificate", () => {
  it("was valid when it signed", async () => {
    const early = { signedAt: instant("2024-05-05T00:00:00Z") };
    expect((await judged(await signed(signer, early))).reason).toBe("certificate-not-yet-valid");
    const short = await signerOf(ca, { notAfter: instant("2026-11-01T00:00:00Z") });
    expect((await judged(await signed(short))).reason).toBe("certificate-expired");
    const before = await signed(short, { signedAt: instant("2026-10-01T00:00:00Z") });
    const verdict = await judged(before);
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.notes).toContain("certificate-expired-since");
  });

  it("was valid now, when nobody says when it signed", async () => {
    const short = await signerOf(ca, { notAfter: instant("2026-11-01T00:00:00Z") });
    expect((await judged(await signed(short, { signedAt: null }))).reason).toBe("certificate-expired");
    const verdict = await judged(await signed(signer, { signedAt: null }));
    expect(verdict).toMatchObject({ valid: true, signers: [{ claimedAt: null }] });
    expect(verdict.notes).toContain("time-unknown");
  });

  it("did not sign before the contract was there", async () => {
    const since = instant("2026-11-15T12:00:00Z");
    expect((await judged(await signed(), { since })).reason).toBe("signed-before-contract");
    expect((await judged(await signed(), { since: instant("2026-11-15T10:05:00Z") })).reason).toBeNull();
  });

  it("may sign documents", async () => {
    for (const [keyUsage, reason] of [
      [[0], null],
      [[1], null],
      [[2], "certificate-not-for-signing"],
    ] as const) {
      expect((await judged(await signed(await signerOf(ca, { keyUsage: [...keyUsage] })))).reason).toBe(reason);
    }
  });

  it("says whether it is qualified", async () => {
    const verdict = await judged(await signed(await signerOf(ca, { qualified: true })));
    expect(verdict.signers[0]?.qualified).toBe(true);
    expect(verdict.notes).not.toContain("certificate-not-qualified");
  });
});

describe("a trusted list", () => {
  it("counts by what was granted at the time of signing", async () => {
    const bytes = await signed();
    const cases: [ListedService["statuses"], boolean][] = [
      [[["granted", "2016-07-01T00:00:00Z"]], true],
      [
        [
          ["withdrawn", "2026-11-10T00:00:00Z"],
          ["granted", "2016-07-01T00:00:00Z"],
        ],
        false,
      ],
      [
        [
          ["withdrawn", "2026-11-18T00:00:00Z"],
          ["granted", "2016-07-01T00:00:00Z"],
        ],
        true,
      ],
      [[["accredited", "2010-01-01T00:00:00Z"]], true],
      [[["undersupervision", "2010-01-01T00:00:00Z"]], true],
      [[["granted", "2026-11-18T00:00:00Z"]], false],
      [[["deprecatedatnationallevel", "2016-07-01T00:00:00Z"]], false],
    ];
    for (const [statuses, valid] of cases) {
      const trust = await listing({ holder: ca, ...(statuses && { statuses }) });
      expect((await judged(bytes, { trust })).valid, JSON.stringify(statuses)).toBe(valid);
    }
  });

  it("counts for services that certify signatures", async () => {
    const bytes = await signed();
    const reasonBy = async (service: Partial<ListedService>) =>
      (await judged(bytes, { trust: await listing({ holder: ca, ...service }, { holder: await authority() }) })).reason;
    expect(await reasonBy({ uses: ["ForeSignatures", "ForeSeals"] })).toBeNull();
    expect(await reasonBy({ uses: ["ForeSeals"] })).toBe("untrusted-issuer");
    expect(await reasonBy({ uses: ["ForWebSiteAuthentication"] })).toBe("untrusted-issuer");
    expect(await reasonBy({ type: "TSA/QTST" })).toBe("untrusted-issuer");
    expect(await reasonBy({ type: "CA/PKC" })).toBe("untrusted-issuer");
  });

  it("is refused with the file's name when it can't be used", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aa">]>${trustedList([{ holder: ca }])}`;
    for (const content of [
      "",
      "<x/>",
      "<broken",
      bomb,
      trustedList([]),
      "no certificate",
      "-----BEGIN CERTIFICATE-----",
    ]) {
      await expect(loading(file(content))).rejects.toThrow(folder);
    }
    await expect(loading(join(folder, "nowhere"))).rejects.toThrow("nowhere");
    for (const nothing of ["", "\n"]) await expect(loading(file(nothing))).rejects.toThrow("it is empty");
    expect(await loading()).toBeNull();
  });

  it("may be certificates in PEM or DER, and is read again when the file changes", async () => {
    const pem = inPem(ca.der, "CERTIFICATE");
    const path = file(pem);
    const bytes = await signed();
    for (const trust of [await loading(path), await loading(file(ca.der))]) {
      expect((await judged(bytes, { trust })).valid).toBe(true);
    }
    writeFileSync(path, `${inPem((await authority()).der, "CERTIFICATE")}\n`);
    expect((await judged(bytes, { trust: await loading(path) })).valid).toBe(false);
  });
});

describe("a time stamp", () => {
  const stampedAt = instant("2026-10-20T10:00:00Z");
  let tsa: Holder;
  let short: Holder;
  beforeAll(async () => {
    tsa = await signerOf(ca, { commonName: "Marca", extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
    short = await signerOf(ca, { notAfter: instant("2026-11-01T00:00:00Z") });
  });

  it("proves when it was signed, whatever the signer's clock said", async () => {
    const bytes = await signed(short, { signedAt: null, unsigned: stamping(tsa, stampedAt) });
    const verdict = await judged(bytes);
    expect(verdict).toMatchObject({ valid: true });
    expect(String(verdict.signers[0]?.provenAt)).toBe(String(stampedAt));
    expect(verdict.notes).not.toContain("time-not-proven");
  });

  it("is wrong when it is of something else", async () => {
    const bytes = await signed(signer, { unsigned: stamping(tsa, stampedAt, Buffer.from("else")) });
    expect((await judged(bytes)).reason).toBe("time-stamp-wrong");
  });

  it("proves nothing when nobody trusted made it", async () => {
    const stranger = await signerOf(await authority(), { extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
    const unfit = await signerOf(ca, { commonName: "Non marca" });
    for (const by of [stranger, unfit]) {
      const verdict = await judged(await signed(signer, { unsigned: stamping(by, stampedAt) }));
      expect(verdict).toMatchObject({ valid: true, signers: [{ provenAt: null }] });
      expect(verdict.notes).toContain("time-not-proven");
    }
  });

  it("counts by the services of a trusted list that make such stamps", async () => {
    const bytes = await signed(signer, { unsigned: stamping(tsa, stampedAt) });
    const trust = await listing({ holder: ca }, { holder: tsa, type: "TSA/QTST" });
    expect(String((await judged(bytes, { trust })).signers[0]?.provenAt)).toBe(String(stampedAt));
    expect((await judged(bytes, { trust: await listing({ holder: ca }) })).signers[0]?.provenAt).toBeNull();
  });

  it("counts while its authority was granted, and not from the withdrawal on", async () => {
    const bytes = await signed(signer, { unsigned: stamping(tsa, stampedAt) });
    const provenBy = async (withdrawn: string) => {
      const statuses: ListedService["statuses"] = [
        ["withdrawn", withdrawn],
        ["granted", "2016-07-01T00:00:00Z"],
      ];
      const trust = await listing({ holder: ca }, { holder: tsa, type: "TSA/QTST", statuses });
      return (await judged(bytes, { trust })).signers[0]?.provenAt ?? null;
    };
    expect(await provenBy("2026-10-20T10:00:01Z")).not.toBeNull();
    expect(await provenBy("2026-10-20T10:00:00Z")).toBeNull();
  });

  describe("of an authority that was revoked", () => {
    const days = { from: instant("2026-11-20T00:00:00Z"), until: instant("2026-11-25T00:00:00Z") };
    const [before, after] = [instant("2026-10-20T09:59:59Z"), instant("2026-10-20T10:00:01Z")];
    /** Whether the stamp proves a time, in a file that brings these data and, of certificates, the signer's and more. */
    const proven = async (
      data: Parameters<typeof keeping>[0],
      {
        by = tsa,
        brings = [],
        trust = trusting(ca),
      }: { by?: Holder; brings?: Holder[]; trust?: Question["trust"] } = {},
    ) => {
      const both: Making["unsigned"] = async (signature) => [
        ...(await stamping(by, stampedAt)(signature)),
        ...(await keeping(data)(signature)),
      ];
      const bytes = await signed(signer, { unsigned: both, certificates: [signer, ...brings] });
      const verdict = await judged(bytes, { trust });
      expect(verdict.valid).toBe(true);
      return verdict.signers[0]?.provenAt !== null;
    };

    it.each([
      ["ended its work later", after, 5, true],
      ["was replaced later", after, 4, true],
      ["ended its work before", before, 5, false],
      ["lost its key later", after, 1, false],
      ["does not say why", after, undefined, false],
    ] as const)("and %s", async (_words, at, why, counts) => {
      const reason = why === undefined ? {} : { why };
      const list = await listOf(ca, [{ holder: tsa, at, ...reason }], days);
      expect(await proven({ lists: [list] })).toBe(counts);
      const answer = await answerOf(ca, tsa, { ...days, revokedAt: at, ...reason });
      expect(await proven({ answers: [answer] })).toBe(counts);
      // The trusted list may name the stamping certificate itself; then who issued it comes with the file.
      const trust = await listing({ holder: ca }, { holder: tsa, type: "TSA/QTST" });
      expect(await proven({ lists: [list] }, { brings: [ca], trust })).toBe(counts);
    });

    it("counts for nothing when it is the one above that lost its key", async () => {
      const middle = await authority({ commonName: "Marche" }, ca);
      const by = await signerOf(middle, { commonName: "Marca", extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
      const list = await listOf(ca, [{ holder: middle, at: after, why: 1 }], days);
      const other = await listOf(ca, [{ holder: signer, at: instant("2027-01-01T00:00:00Z") }], days);
      expect(await proven({ lists: [other] }, { by, brings: [middle] })).toBe(true);
      expect(await proven({ lists: [list] }, { by, brings: [middle] })).toBe(false);
    });
  });
});

describe("revocation data that the file brings", () => {
  const days = { from: instant("2026-11-20T00:00:00Z"), until: instant("2026-11-25T00:00:00Z") };
  const ago = instant("2026-11-10T00:00:00Z");
  const bring = async (data: Parameters<typeof keeping>[0]) =>
    judged(await signed(signer, { unsigned: keeping(data) }));

  it("shows a certificate in good standing", async () => {
    const list = await listOf(ca, [{ holder: await signerOf(ca), at: ago }], days);
    expect(await bring({ lists: [list] })).toMatchObject({ valid: true, signers: [{ revocation: "good" }] });
    const answer = await answerOf(ca, signer, days);
    expect(await bring({ answers: [answer] })).toMatchObject({ valid: true, signers: [{ revocation: "good" }] });
    expect(await bring({ answers: [wholeAnswer(answer)] })).toMatchObject({ signers: [{ revocation: "good" }] });
  });

  it("shows a certificate revoked, also after the time that only the signer claims", async () => {
    for (const revokedAt of [ago, instant("2026-11-18T00:00:00Z")]) {
      const list = await listOf(ca, [{ holder: signer, at: revokedAt }], days);
      expect(await bring({ lists: [list] })).toMatchObject({ reason: "certificate-revoked" });
      const answer = await answerOf(ca, signer, { ...days, revokedAt });
      expect(await bring({ answers: [answer] })).toMatchObject({ reason: "certificate-revoked" });
    }
  });

  it("shows an authority on the way revoked, also by a list that the operator keeps", async () => {
    const middle = await authority({ commonName: "In mezzo" }, ca);
    const by = await signerOf(middle);
    const making = { certificates: [by, middle] };
    const list = await listOf(ca, [{ holder: middle, at: ago }], days);
    const other = await listOf(ca, [{ holder: await authority({}, ca), at: ago }], days);
    const revoked = { valid: false, reason: "authority-revoked", trust: "trusted" };
    expect(await judged(await signed(by, { ...making, unsigned: keeping({ lists: [list] }) }))).toMatchObject(revoked);
    expect(await judged(await signed(by, { ...making, unsigned: keeping({ lists: [other] }) }))).toMatchObject({
      valid: true,
    });
    const anchors = file(inPem(ca.der, "CERTIFICATE"));
    const named = `${file(list)}.crl`;
    writeFileSync(named, list);
    for (const kept of [file(inPem(list, "X509 CRL")), named]) {
      const trust = await loading(anchors, kept);
      expect(await judged(await signed(by, making), { trust })).toMatchObject(revoked);
      // However much the file brings, the operator's list is asked.
      const flood = keeping({ answers: Array.from({ length: 60 }, () => list) });
      expect(await judged(await signed(by, { ...making, unsigned: flood }), { trust })).toMatchObject(revoked);
    }
    await expect(loading(named)).rejects.toThrow("names no authority");
    await expect(loading(anchors, file(inPem(Buffer.from("no list"), "X509 CRL")))).rejects.toThrow("revocation list");
  });

  it("does not reach back before a proven time", async () => {
    const tsa = await signerOf(ca, { commonName: "Marca", extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"] });
    const list = await listOf(ca, [{ holder: signer, at: instant("2026-11-18T00:00:00Z") }], days);
    const both: Making["unsigned"] = async (signature) => [
      ...(await stamping(tsa, instant("2026-11-15T10:01:00Z"))(signature)),
      ...(await keeping({ lists: [list] })(signature)),
    ];
    expect(await judged(await signed(signer, { unsigned: both }))).toMatchObject({ valid: true });
  });

  it("counts for nothing when it is old, altered, or of somebody else", async () => {
    const stranger = await authority();
    const delegate = await signerOf(ca, { extendedKeyUsage: ["1.3.6.1.5.5.7.3.9"] });
    const past = { from: instant("2026-10-01T00:00:00Z"), until: instant("2026-10-05T00:00:00Z") };
    const unchecked = { valid: true, signers: [{ revocation: "not-checked" }] };
    const revoked = [{ holder: signer, at: ago }];
    expect(await bring({ lists: [await listOf(ca, [], past)] })).toMatchObject(unchecked);
    expect(await bring({ lists: [await listOf(ca, revoked, { ...days, key: stranger.key })] })).toMatchObject(
      unchecked,
    );
    expect(await bring({ answers: [await answerOf(ca, await signerOf(ca), days)] })).toMatchObject(unchecked);
    expect(await bring({ answers: [await answerOf(ca, signer, { ...days, by: signer })] })).toMatchObject(unchecked);
    const delegated = await answerOf(ca, signer, { ...days, by: delegate });
    expect(await bring({ answers: [delegated] })).toMatchObject({ signers: [{ revocation: "good" }] });
  });
});
