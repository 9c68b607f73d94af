import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { readCert } from "@/lib/contracts/signature/cms/read-cms";
import { isGranted, listedServices, qualificationsAt } from "@/lib/contracts/signature/trust/listed-service";
import { trustedListIn } from "@/lib/contracts/signature/trust/xml-nodes";
import { type TrustList, verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type Holder, signAttached, signerOf } from "@/tests/support/signatures";
import { type ListedService, qualification, trustedList } from "@/tests/support/signatures-trusted-list";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const contract = Buffer.from("the contract");
const [POLICY, OTHER] = ["1.3.76.16.5", "1.3.76.36.1.1.1"];
let ca: Holder;

/** Lists of criteria as published lists write them. */
const list = (assert: string, ...inside: string[]) =>
  `<sie:CriteriaList assert="${assert}">${inside.join("")}</sie:CriteriaList>`;
const usage = (bits: Record<string, boolean>) =>
  `<sie:KeyUsage>${Object.entries(bits)
    .map(([name, set]) => `<sie:KeyUsageBit name="${name}">${set}</sie:KeyUsageBit>`)
    .join("")}</sie:KeyUsage>`;
const id = (element: string, value: string) =>
  `<${element}><xades:Identifier Qualifier="OIDAsURN">urn:oid:${value}</xades:Identifier></${element}>`;
const policies = (...ids: string[]) =>
  `<sie:PolicySet>${ids.map((each) => id("sie:PolicyIdentifier", each)).join("")}</sie:PolicySet>`;
const others = (inside: string) =>
  `<sie:otherCriteriaList xmlns:x="http://uri.etsi.org/02231/v2/additionaltypes#">${inside}</sie:otherCriteriaList>`;

const [MET, UNMET] = [policies(POLICY), policies(OTHER)];
const always = list("all", MET);

function trusting(...services: Partial<ListedService>[]): TrustList {
  const listed = listedServices(trustedListIn(trustedList(services.map((each) => ({ holder: ca, ...each })))));
  const anchors = listed.map((each) => ({
    cert: readCert(each.certificate),
    service: each.service,
    granted: (when: Temporal.Instant) => isGranted(each, when),
    qualifications: (when: Temporal.Instant) => qualificationsAt(each, when),
  }));
  return { anchors };
}

async function judged(facts: Parameters<typeof signerOf>[1], ...services: Partial<ListedService>[]) {
  const bytes = await signAttached(contract, await signerOf(ca, { policies: [POLICY], ...facts }));
  const verdict = await verifySignature(bytes, { at, trust: trusting(...services), content: contract });
  return { reason: verdict.reason, valid: verdict.valid, qualified: verdict.signers[0]?.qualified };
}
const reasonBy = async (...qualifications: string[]) => (await judged({}, { qualifications })).reason;

beforeAll(async () => {
  ca = await authority();
});

describe("a certificate of which the list says", () => {
  it("that it is not qualified, is refused, whatever it says of itself and whatever else is said of it", async () => {
    const not = qualification(["NotQualified"], always);
    expect(await judged({ qualified: true }, { qualifications: [not] })).toEqual({
      reason: "listed-not-qualified",
      valid: false,
      qualified: false,
    });
    expect(await reasonBy(qualification(["QCForESig", "QCStatement"], always), not)).toBe("listed-not-qualified");
    // The same authority may be listed as several services.
    expect((await judged({}, {}, { qualifications: [not] })).reason).toBe("listed-not-qualified");
  });

  it.each(["QCForESeal", "QCForWSA", "QCForLegalPerson"])("%s, is refused as no person's", async (qualifier) => {
    expect(await reasonBy(qualification([qualifier], always))).toBe("certificate-not-personal");
    expect(await reasonBy(qualification([qualifier], list("all", UNMET)))).toBeNull();
  });

  it.each(["QCForESeal", "QCForWSA", "QCForLegalPerson"])(
    "%s and for signatures at once, is refused",
    async (other) => {
      expect(await reasonBy(qualification([other, "QCForESig"], always))).toBe("certificate-not-personal");
      const apart = [qualification([other], always), qualification(["QCForESig"], always)];
      expect(await reasonBy(...apart)).toBe("certificate-not-personal");
      expect((await judged({}, ...apart.map((each) => ({ qualifications: [each] })))).reason).not.toBeNull();
      // What can't be told to apply is decided by what surely does.
      const unsure = qualification([other], list("all", "<sie:Unheard/>"));
      expect(await reasonBy(unsure)).toBe("certificate-not-personal");
      expect(await reasonBy(unsure, qualification(["QCForESig"], always))).toBeNull();
    },
  );

  it.each(["QCForESig", "QCWithQSCD", "QCQSCDManagedOnBehalf", "QCNoQSCD", "SomethingNew"])(
    "%s, is taken",
    async (qualifier) => {
      expect(await reasonBy(qualification([qualifier], always))).toBeNull();
    },
  );

  it("that it is qualified, is so", async () => {
    const says = qualification(["QCStatement", "QCForESig"], always);
    expect(await judged({}, { qualifications: [says] })).toEqual({ reason: null, valid: true, qualified: true });
    expect((await judged({ policies: [OTHER] }, { qualifications: [says] })).qualified).toBe(false);
  });

  it("nothing, is what it says of itself", async () => {
    expect((await judged({ qualified: true, kinds: [1] }, {})).reason).toBeNull();
    expect((await judged({ qualified: true, kinds: [1, 2] }, {})).reason).toBeNull();
    for (const kinds of [[2], [3]] as const)
      expect((await judged({ qualified: true, kinds: [...kinds] }, {})).reason).toBe("certificate-not-personal");
    const isForSignatures = qualification(["QCForESig"], always);
    expect((await judged({ kinds: [2] }, { qualifications: [isForSignatures] })).reason).toBeNull();
  });

  it("something since a day, is judged by what was said when it signed", async () => {
    const statuses: ListedService["statuses"] = [
      ["granted", "2026-11-18T00:00:00Z"],
      ["granted", "2016-07-01T00:00:00Z"],
    ];
    const qualifications = [qualification(["NotQualified"], always)];
    expect((await judged({}, { qualifications, statuses })).reason).toBeNull();
    expect(
      (await judged({}, { qualifications, statuses: [["granted", "2026-11-01T00:00:00Z"]] })).reason,
    ).not.toBeNull();
  });
});

describe("what a list calls critical", () => {
  const extension = (inside: string, critical = "true") => `<Extension Critical="${critical}">${inside}</Extension>`;
  const information = (name: string) =>
    `<AdditionalServiceInformation><URI>http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/${name}</URI></AdditionalServiceInformation>`;
  const known = ["<TakenOverBy/>", "<ExpiredCertsRevocationInfo/>", information("RootCA-QC")];
  const unknown = ["<SomethingNew/>", "text", "", information("SomethingNew"), "<TakenOverBy/><SomethingNew/>"];

  it.each(unknown)("and is not understood, leaves the service out: %s", async (inside) => {
    expect((await judged({}, { extensions: [extension(inside)] })).reason).toBe("untrusted-issuer");
    expect((await judged({}, { extensions: [extension(inside, "1"), ...known.map((e) => extension(e))] })).valid).toBe(
      false,
    );
    expect((await judged({}, { extensions: [extension(inside, "false")] })).reason).toBeNull();
    // The same authority listed once more, without it.
    expect((await judged({}, { extensions: [extension(inside)] }, {})).reason).toBeNull();
  });

  it.each(known)("and is understood, changes nothing: %s", async (inside) => {
    expect((await judged({}, { extensions: [extension(inside)] })).reason).toBeNull();
  });

  it("of a period that is past, is asked of that period alone", async () => {
    const pastExtensions = [extension("<SomethingNew/>")];
    const since = (now: string): ListedService["statuses"] => [
      ["granted", now],
      ["granted", "2016-07-01T00:00:00Z"],
    ];
    const judgedSince = (now: string) => judged({}, { statuses: since(now), pastExtensions });
    expect((await judgedSince("2026-11-01T00:00:00Z")).reason).toBeNull();
    expect((await judgedSince("2026-11-18T00:00:00Z")).reason).toBe("untrusted-issuer");
  });
});

describe("criteria", () => {
  /** What a certificate for content commitment under POLICY is told by a list that calls unqualified what meets these. */
  const isMet = async (criteria: string, facts: Parameters<typeof signerOf>[1] = {}) =>
    (await judged(facts, { qualifications: [qualification(["NotQualified"], criteria)] })).reason !== null;

  it("are asserted all, at least one, or none", async () => {
    const table: [string, string[], boolean][] = [
      ["all", [MET, MET], true],
      ["all", [MET, UNMET], false],
      ["atLeastOne", [MET, UNMET], true],
      ["atLeastOne", [UNMET, UNMET], false],
      ["none", [UNMET, UNMET], true],
      ["none", [MET, UNMET], false],
    ];
    for (const [assert, inside, met] of table) expect(await isMet(list(assert, ...inside)), `${assert}`).toBe(met);
  });

  it("stand in each other", async () => {
    const deep = list("all", MET, list("atLeastOne", UNMET, list("none", UNMET)));
    expect(await isMet(deep)).toBe(true);
    expect(await isMet(list("all", MET, list("none", deep)))).toBe(false);
  });

  it("name bits of the key's usage, set and not set, all together", async () => {
    expect(await isMet(list("all", usage({ nonRepudiation: true, digitalSignature: false })))).toBe(true);
    expect(await isMet(list("all", usage({ nonRepudiation: true, digitalSignature: true })))).toBe(false);
    expect(await isMet(list("atLeastOne", usage({ nonRepudiation: false })))).toBe(false);
    const both = { keyUsage: [0, 1] };
    expect(await isMet(list("all", usage({ nonRepudiation: true, digitalSignature: true })), both)).toBe(true);
  });

  it("name policies that must all be there", async () => {
    expect(await isMet(list("all", policies(POLICY, OTHER)))).toBe(false);
    expect(await isMet(list("all", policies(POLICY, OTHER)), { policies: [OTHER, POLICY] })).toBe(true);
  });

  it("name purposes of the key, and parts of the holder's name", async () => {
    const purpose = others(`<x:ExtendedKeyUsage>${id("x:KeyPurposeId", "1.3.6.1.5.5.7.3.4")}</x:ExtendedKeyUsage>`);
    expect(await isMet(list("all", purpose))).toBe(false);
    expect(await isMet(list("all", purpose), { extendedKeyUsage: ["1.3.6.1.5.5.7.3.4"] })).toBe(true);
    const named = (oid: string) =>
      others(`<x:CertSubjectDNAttribute>${id("x:AttributeOID", oid)}</x:CertSubjectDNAttribute>`);
    expect(await isMet(list("all", named("2.5.4.42")))).toBe(true);
    expect(await isMet(list("all", named("2.5.4.10")))).toBe(false);
  });

  it("that nobody understands may be met: what takes away counts, what gives does not", async () => {
    const unknown = others("<x:SomethingNew/>");
    for (const criteria of [
      "",
      list("all", unknown),
      list("atLeastOne", unknown, UNMET),
      list("most", MET),
      list("all"),
    ])
      expect(await isMet(criteria), criteria).toBe(true);
    expect(await isMet(list("all", unknown, UNMET))).toBe(false);
    const gives = qualification(["QCForESig"], list("all", unknown));
    expect((await judged({ kinds: [2] }, { qualifications: [gives] })).reason).toBe("certificate-not-personal");
  });
});

describe("whom a list vouches for", () => {
  const vouched = async (qualified: boolean, trust: TrustList) => {
    const bytes = await signAttached(contract, await signerOf(ca, { policies: [POLICY], qualified }));
    const verdict = await verifySignature(bytes, { at, trust, content: contract });
    return [verdict.valid, verdict.trust, verdict.signers[0]?.vouched];
  };

  it("is whoever has a qualified certificate, by its own word or the list's; the others are right and looked at", async () => {
    expect(await vouched(true, trusting({}))).toEqual([true, "trusted", true]);
    expect(await vouched(false, trusting({}))).toEqual([true, "trusted", false]);
    const saysSo = qualification(["QCStatement"], always);
    expect(await vouched(false, trusting({ qualifications: [saysSo] }))).toEqual([true, "trusted", true]);
  });

  it("is not asked of an authority that the operator names itself", async () => {
    const own = {
      anchors: [{ cert: readCert(ca.der), service: "any" as const, granted: () => true }],
    };
    expect(await vouched(false, own)).toEqual([true, "trusted", true]);
    expect(await vouched(false, { anchors: [...own.anchors, ...trusting({}).anchors] })).toEqual([
      true,
      "trusted",
      true,
    ]);
  });
});
