import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprintOf, signedList } from "@/lib/contracts/signature/trust/list-signature";
import { loadTrust, NoTrustList } from "@/lib/contracts/signature/trust/load-trust";
import { authority, type Holder, type KeyKind, signerOf } from "@/tests/support/signatures";
import { inPem } from "@/tests/support/signatures-encodings";
import { type NodeKind, withKey } from "@/tests/support/signatures-node-keys";
import { type ListScheme, trustedList } from "@/tests/support/signatures-trusted-list";
import { signXml, type XmlMaking } from "@/tests/support/signatures-xml";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "sportello-lists-"));
let files = 0;
function file(content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, content);
  return path;
}
/** Publishes lists: one that believes this authority and no other. */
let supervisor: Holder;
let ca: Holder;
let stranger: Holder;
const pin = (holder: Holder) => fingerprintOf(holder.der);
const published = (making: XmlMaking = {}, scheme: ListScheme = {}) =>
  signXml(trustedList([{ holder: ca }], scheme), supervisor, making);
const loading = (xml: string | string[], signers: string[] = [pin(supervisor)]) =>
  loadTrust({ files: [xml].flat().map(file), signers }, at);
const why = (xml: string | string[], signers?: string[]) =>
  loading(xml, signers).then(
    () => "believed",
    (error: Error) => error.message.replace(/^The trust list \S+ can't be used: /, ""),
  );

beforeAll(async () => {
  [supervisor, ca, stranger] = await Promise.all([authority(), authority(), authority()]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a list signed by its supervisor", () => {
  it("is believed, whichever way the operator names the supervisor", async () => {
    const xml = published();
    const colons = pin(supervisor).toUpperCase().match(/../g)?.join(":") ?? "";
    const bundle = file(`${inPem(stranger.der, "CERTIFICATE")}\n${inPem(supervisor.der, "CERTIFICATE")}`);
    for (const signers of [[pin(supervisor)], [colons], [bundle], [file(supervisor.der)]]) {
      const trust = await loading(xml, signers);
      expect(trust?.anchors.map(({ cert }) => Buffer.from(cert.raw).equals(Buffer.from(ca.der)))).toEqual([true]);
      expect(trust?.lists).toMatchObject([
        { territory: "IT", authorities: 1, signedBy: { fingerprint: pin(supervisor) } },
      ]);
    }
  });

  it.each<[KeyKind, XmlMaking]>([
    ["RSA", {}],
    ["RSA", { hash: "sha384" }],
    ["RSA", { hash: "sha512", digest: "sha256" }],
    ["RSA", { cipher: "pss" }],
    ["RSA", { cipher: "pss", hash: "sha384" }],
    ["RSA", { cipher: "pss", hash: "sha512" }],
    ["P-256", {}],
    ["P-384", { hash: "sha384" }],
    ["P-521", { hash: "sha512" }],
    ["P-256", { id: "list" }],
  ])("may be signed with %s, %j", async (kind, making) => {
    const by = await authority({ kind });
    expect(await why(signXml(trustedList([{ holder: ca }]), by, making), [pin(by)])).toBe("believed");
  });

  it.each<[NodeKind, XmlMaking]>([
    ["brainpoolP256r1", { cipher: "ecdsa" }],
    ["brainpoolP384r1", { cipher: "ecdsa", hash: "sha384" }],
    ["brainpoolP512r1", { cipher: "ecdsa", hash: "sha512" }],
    ["rsa-pss", { cipher: "pss" }],
  ])("may be signed with a key of kind %s", async (kind, making) => {
    const [by, other] = [await withKey(ca, await signerOf(ca), kind), await withKey(ca, await signerOf(ca), kind)];
    const signed = (privateKey: KeyObject) => signXml(trustedList([{ holder: ca }]), by, { ...making, privateKey });
    expect(await why(signed(by.privateKey), [pin(by)])).toBe("believed");
    expect(await why(signed(other.privateKey), [pin(by)])).toContain("its signature is wrong");
  });

  it("may name nobody, as a country does where nobody certifies signatures", async () => {
    const trust = await loading([published(), signXml(trustedList([], { territory: "DK" }), supervisor)]);
    expect(trust?.lists?.map(({ territory, authorities }) => [territory, authorities])).toEqual([
      ["IT", 1],
      ["DK", 0],
    ]);
  });

  it("is read from what was signed, never from the file", () => {
    const { xml } = signedList(published(), () => true);
    expect(xml.startsWith("<TrustServiceStatusList ")).toBe(true);
    expect(xml).not.toContain("Signature");
  });
});

describe("a list is refused", () => {
  const refused = async (xml: string | string[], reason: string, signers?: string[]) =>
    expect(await why(xml, signers)).toContain(reason);

  it("when nobody the operator named signed it, and the operator is told who did", async () => {
    await refused(published(), pin(supervisor), [pin(stranger)]);
    await refused(published(), "TRUST_LIST_SIGNERS", []);
    // Shows the certificate of somebody believed, but has a signature of its own.
    await refused(signXml(trustedList([{ holder: ca }]), stranger, { shows: [supervisor] }), "its signature is wrong");
    await refused(published({ shows: [] }), "does not say whose");
    await refused(published({ shows: [stranger, ca] }), "somebody TRUST_LIST_SIGNERS does not name");
  });

  it("when it is not signed, or not any more", async () => {
    await refused(trustedList([{ holder: ca }]), "it is not signed");
    await refused(published().replace(/<ds:Signature .*<\/ds:Signature>/s, ""), "it is not signed");
    const unverified = { files: [file(trustedList([{ holder: ca }]))], unverified: true };
    expect((await loadTrust(unverified, at))?.lists).toMatchObject([{ signedBy: null }]);
  });

  it("when a service, a date or a letter was changed after signing", async () => {
    for (const [from, to] of [
      [Buffer.from(ca.der).toString("base64"), Buffer.from(stranger.der).toString("base64")],
      ["2027-03-31", "2037-03-31"],
      ["Svcstatus/granted", "Svcstatus/accredited"],
      ["<SchemeTerritory>IT", "<SchemeTerritory>FR"],
      ["</TSPService>", "</TSPService><TSPService/>"],
    ] as const) {
      await refused(published().replace(from, to), "its signature is wrong");
    }
    await refused(published().replace(/(<xades:SigningTime>)2026/, "$12027"), "its signature is wrong");
    await refused(published().replace(/(<ds:SignatureValue>.{20})./, "$1A"), "its signature is wrong");
  });

  it("when it is signed in a way that proves nothing", async () => {
    const rsa = await authority({ kind: "RSA" });
    const list = trustedList([{ holder: ca }]);
    const ways: XmlMaking[] = [
      { hash: "sha1" },
      { digest: "sha1" },
      { canonical: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" },
      { transforms: ["http://www.w3.org/2001/10/xml-exc-c14n#"] },
      { transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature"] },
    ];
    for (const making of ways) await refused(signXml(list, rsa, making), "not accepted", [pin(rsa)]);
    const short = await authority({ kind: "RSA-1024" });
    const words = "the key it is signed with is too short";
    await refused(signXml(list, short), words, [pin(short)]);
    const odd = await withKey(ca, await signerOf(ca), "secp256k1");
    await refused(signXml(list, odd, { cipher: "ecdsa", privateKey: odd.privateKey }), words, [pin(odd)]);
    const hmac = published().replace(
      /SignatureMethod Algorithm="[^"]*"/,
      'SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"',
    );
    await refused(hmac, "not accepted");
    const builtIn = published().replace(/SignatureMethod Algorithm="[^"]*"/, 'SignatureMethod Algorithm="constructor"');
    await refused(builtIn, "not accepted");
    // A key used for another way of signing than its own.
    const other = published().replace("#ecdsa-sha256", "#rsa-sha256");
    await refused(other, "its signature is wrong");
  });

  it("when it is out of date, closed, or signed with a certificate that had ended", async () => {
    await refused(
      published({}, { nextUpdate: "2026-11-21T11:59:59Z" }),
      "it is out of date since 2026-11-21T11:59:59Z",
    );
    expect(await why(published({}, { nextUpdate: "2026-11-21T12:00:00Z" }))).toBe("believed");
    await refused(published({}, { nextUpdate: null }), "does not say until when it holds");
    await refused(published({}, { issuedAt: "2024-01-01T00:00:00Z" }), "was not valid when it was issued");
    await refused(published({}, { issuedAt: "one day" }), "when it was issued");
    // Not asking who signed it does not make it young.
    const old = file(trustedList([{ holder: ca }], { nextUpdate: "2026-01-01T00:00:00Z" }));
    await expect(loadTrust({ files: [old], unverified: true }, at)).rejects.toThrow("out of date");
  });

  it("when it defines entities or is no list", async () => {
    await refused(published().replace("?>", '?><!DOCTYPE x [<!ENTITY a "aa">]>'), "it defines entities");
    await refused("<x/>", "it is not a trusted list");
    await refused(published().replace("</TSPServices>", ""), "its XML is broken");
    await refused(signXml(trustedList([]), supervisor), "it names no authority");
  });
});

describe("who wraps a list around a signature", () => {
  const refused = async (xml: string, reason = "") => {
    const answer = await why(xml);
    expect(answer).not.toBe("believed");
    expect(answer).toContain(reason);
  };
  const evil = () => trustedList([{ holder: stranger }]);
  const signatureIn = (xml: string) => /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? "";
  const bare = (xml: string) => xml.replace(/^<\?xml[^>]*>\s*/, "");
  const withLast = (xml: string, more: string) => xml.replace(/<\/TrustServiceStatusList>\s*$/, `${more}$&`);

  it("and puts the signed list inside of it is refused", async () => {
    const good = published({ id: "list" });
    const moved = bare(good.replace(signatureIn(good), ""));
    const outer = evil().replace(' Id="list"', ' Id="other"');
    await refused(withLast(outer, `${signatureIn(good)}<Extension>${moved}</Extension>`), "does not cover");
    const object = signatureIn(good).replace("</ds:Signature>", `<ds:Object>${moved}</ds:Object></ds:Signature>`);
    await refused(withLast(outer, object));
    await refused(withLast(evil(), object));
    await refused(withLast(evil(), `${signatureIn(good)}${moved}`));
  });

  it("and leaves the signed list as a second root, or the signature elsewhere, is refused", async () => {
    const good = published();
    await refused(`${good}${bare(evil())}`);
    await refused(evil() + bare(good));
    const inside = evil().replace("</SchemeInformation>", `${signatureIn(good)}</SchemeInformation>`);
    await refused(inside, "not where it belongs");
  });

  it("and gives another element the signed Id is refused", async () => {
    const good = published({ id: "list" });
    await refused(good.replace("<TrustServiceProviderList>", '<TrustServiceProviderList ID="list">'));
    await refused(good.replace("<TrustServiceProviderList>", '<TrustServiceProviderList Id="list">'));
    await refused(good.replace("<TrustServiceProviderList>", '<TrustServiceProviderList Id="properties">'));
  });

  it("and cuts texts by comments, sections or instructions changes nothing that is read, or is refused", async () => {
    const cuts = ["<!-- -->", "<![CDATA[]]>"];
    for (const cut of cuts) {
      const trust = await loading(published().replace("Svcstatus/granted", `Svcstatus/gran${cut}ted`)).catch(
        () => null,
      );
      expect(trust?.anchors[0]?.granted(at) ?? true).toBe(true);
      const xml = published({}, { nextUpdate: "2026-01-01T00:00:00Z" });
      await refused(xml.replace("2026-01-01T", `2026${cut}-01-01T`), "out of date");
    }
    await refused(published().replace("Svcstatus/granted", "Svcstatus/<!--granted-->withdrawn"), "wrong");
    const digest = published().replace(/<ds:DigestValue>([^<]*)</, "<ds:DigestValue><!--$1-->AAAA<");
    await refused(digest, "wrong");
  });

  it("and adds signatures or references is refused", async () => {
    const good = published();
    await refused(withLast(good, signatureIn(good)), "more than one signature");
    await refused(signXml(good, stranger, { shows: [supervisor] }), "more than one signature");
    await refused(published({ times: 2 }), "covers the list twice");
    await refused(published({ more: ["//*[local-name(.)='TrustServiceProviderList']"] }), "covers something else");
    const outside = good.replace('URI=""', 'URI="http://127.0.0.1/list.xml"');
    await refused(outside, "does not cover the list");
    const nothing = good.replace(/<ds:Reference URI="">.*?<\/ds:Reference>/s, "");
    await refused(nothing, "does not cover the list");
  });
});

describe("a damaged list", () => {
  it("says what its supervisor signed, or nothing", async () => {
    const good = published({ id: "list" });
    const { xml: signed } = signedList(good, () => true);
    const byte = fc.constantFrom(..."<>/&;\"' =:#!-?[]aA0_\n\t\u0000\uFFFD");
    const damage = fc.record({ at: fc.nat(good.length - 1), put: byte, cut: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
        const bad = damages.reduce((text, { at, put, cut }) => text.slice(0, at) + put + text.slice(at + cut), good);
        let read: string | null = null;
        try {
          read = signedList(bad, () => true).xml;
        } catch {
          // Refused: the operator is told.
        }
        expect(read ?? signed).toBe(signed);
      }),
      { numRuns: 60 },
    );
    const deep = `${"<a>".repeat(3_000)}${"</a>".repeat(3_000)}`;
    expect(await why(good.replace("</SchemeInformation>", `${deep}</SchemeInformation>`))).not.toBe("believed");
  });

  it("is told apart from a list by a sentence, whatever the file", async () => {
    for (const text of [
      "<",
      "<TrustServiceStatusList/>",
      "<a/><b/>",
      `<${"a".repeat(100_000)}`,
      "<x:TrustServiceStatusList/>",
    ])
      await expect(loading(text)).rejects.toThrow(NoTrustList);
  });
});

describe("the list of the lists", () => {
  let commission: Holder;
  const ofLists = (pointers: Record<string, Holder[]>, scheme: ListScheme = {}, by = commission) =>
    signXml(trustedList([], { territory: "EU", pointers, ...scheme }), by);
  beforeAll(async () => {
    commission = await authority({ commonName: "Commission" });
  });

  it("names who signs the others, each for its territory", async () => {
    const lists = [published(), ofLists({ IT: [stranger, supervisor], FR: [stranger] })];
    const trust = await loading(lists, [pin(commission)]);
    expect(trust?.anchors).toHaveLength(1);
    expect(trust?.lists?.map(({ territory }) => territory)).toEqual(["EU", "IT"]);
    expect(await why([published(), ofLists({ FR: [supervisor] })], [pin(commission)])).toContain("another territory");
    expect(await why([published(), ofLists({ IT: [stranger] })], [pin(commission)])).toContain(pin(supervisor));
  });

  it("counts for nothing when it is not itself signed by somebody named, or out of date", async () => {
    const pointing = { IT: [supervisor] };
    expect(await why([published(), ofLists(pointing, {}, stranger)], [pin(commission)])).toContain(pin(stranger));
    expect(await why([published(), ofLists(pointing, {}, supervisor)], [pin(commission)])).toContain(pin(supervisor));
    const old = ofLists(pointing, { nextUpdate: "2026-11-01T00:00:00Z" });
    expect(await why([published(), old], [pin(commission)])).toContain("out of date");
    // A list of a country that says it is the list of the lists names nobody.
    const pretending = signXml(trustedList([], { territory: "FR", pointers: pointing }), stranger);
    const both = [published(), pretending, ofLists({ FR: [stranger] })];
    expect(await why(both, [pin(commission)])).toContain(pin(stranger));
    expect(await why([ofLists(pointing)], [pin(commission)])).toContain("it names no authority");
  });
});
