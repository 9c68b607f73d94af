import { webcrypto } from "node:crypto";
import { BitString, Integer, ObjectIdentifier, PrintableString, Sequence, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  Extension,
  ExtKeyUsage,
  PolicyInformation,
  type RelativeDistinguishedNames,
} from "pkijs";
import { Temporal } from "temporal-polyfill";
import { prepareCrypto } from "@/lib/contracts/signature/engine";
import type { Instant } from "@/lib/kernel/day";

/** What a test key may be. Elliptic ones are made in no time. */
export type KeyKind = "P-256" | "P-384" | "P-521" | "RSA" | "RSA-1024" | "RSA-PSS";
export type HashName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/** A certificate with its private key: an authority's or a signer's. */
export interface Holder {
  certificate: Certificate;
  /** In DER. */
  der: Uint8Array;
  key: CryptoKey;
  hash: HashName;
}

export interface CertificateFacts {
  commonName?: string;
  givenName?: string;
  surname?: string;
  /** Written as TINIT-…; `serialNumber` writes it in another way. */
  taxCode?: string;
  serialNumber?: string;
  country?: string;
  notBefore?: Instant;
  notAfter?: Instant;
  kind?: KeyKind;
  hash?: HashName;
  /** Bits as RFC 5280 counts them; [1], content commitment, when left out. */
  keyUsage?: number[];
  qualified?: boolean;
  /** Of what kind it says it is, as ETSI EN 319 412-5 numbers them: 1 signatures, 2 seals, 3 web sites. */
  kinds?: (1 | 2 | 3)[];
  policies?: string[];
  extendedKeyUsage?: string[];
  /** An extension that nobody knows, critical. */
  unknown?: boolean;
  number?: number;
}

const JANUARY = Temporal.Instant.from("2025-01-01T00:00:00Z");
const DECEMBER = Temporal.Instant.from("2029-12-31T23:59:59Z");
let numbers = 1000;

function keyAlgorithm(kind: KeyKind, hash: HashName) {
  if (kind.startsWith("P-")) return { name: "ECDSA", namedCurve: kind };
  const name = kind === "RSA-PSS" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name, modulusLength: kind === "RSA-1024" ? 1024 : 2048, publicExponent, hash };
}

async function keysOf(kind: KeyKind, hash: HashName): Promise<CryptoKeyPair> {
  const made: unknown = await webcrypto.subtle.generateKey(keyAlgorithm(kind, hash), true, ["sign", "verify"]);
  return made as CryptoKeyPair;
}

/** An authority: its own, or below another. */
export const authority = (facts: CertificateFacts = {}, issuer?: Holder): Promise<Holder> =>
  certified({ commonName: "Autorità di prova", keyUsage: [5, 6], ...facts }, issuer, true);

/** Somebody who signs, with a certificate of that authority. */
export const signerOf = (issuer: Holder, facts: CertificateFacts = {}): Promise<Holder> =>
  certified({ givenName: "Prova", surname: "Esempio", taxCode: "SMPPRV80A01H501H", ...facts }, issuer, false);

async function certified(facts: CertificateFacts, issuer: Holder | undefined, isAuthority: boolean): Promise<Holder> {
  prepareCrypto();
  const { kind = "P-256", hash = "SHA-256" } = facts;
  const keys = await keysOf(kind, hash);
  const certificate = new Certificate({ version: 2 });
  numbers += 1;
  certificate.serialNumber = new Integer({ value: facts.number ?? numbers });
  name(certificate.subject, facts);
  name(certificate.issuer, facts);
  if (issuer) certificate.issuer.typesAndValues = issuer.certificate.subject.typesAndValues;
  certificate.notBefore.value = new Date((facts.notBefore ?? JANUARY).epochMilliseconds);
  certificate.notAfter.value = new Date((facts.notAfter ?? DECEMBER).epochMilliseconds);
  certificate.extensions = extensionsOf(facts, isAuthority);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(issuer?.key ?? keys.privateKey, issuer?.hash ?? hash);
  return { certificate, der: new Uint8Array(certificate.toSchema(true).toBER()), key: keys.privateKey, hash };
}

function name(subject: RelativeDistinguishedNames, facts: CertificateFacts): void {
  const { commonName = `${facts.givenName} ${facts.surname}`, country = "IT" } = facts;
  const serialNumber = facts.serialNumber ?? (facts.taxCode ? `TINIT-${facts.taxCode}` : undefined);
  const parts: [string, string | undefined][] = [
    ["2.5.4.6", country],
    ["2.5.4.4", facts.surname],
    ["2.5.4.42", facts.givenName],
    ["2.5.4.5", serialNumber],
    ["2.5.4.3", commonName],
  ];
  for (const [type, text] of parts) {
    if (text === undefined) continue;
    const value = type === "2.5.4.6" ? new PrintableString({ value: text }) : new Utf8String({ value: text });
    subject.typesAndValues.push(new AttributeTypeAndValue({ type, value }));
  }
}

function statementsOf(qualified: boolean, kinds: CertificateFacts["kinds"]): Sequence[] {
  const id = (value: string) => new ObjectIdentifier({ value: `0.4.0.1862.1.${value}` });
  const compliance = new Sequence({ value: [id("1")] });
  const kind = kinds && new Sequence({ value: [id("6"), new Sequence({ value: kinds.map((n) => id(`6.${n}`)) })] });
  return [...(qualified ? [compliance] : []), ...(kind ? [kind] : [])];
}

function extensionsOf(facts: CertificateFacts, isAuthority: boolean): Extension[] {
  const { keyUsage = [1], extendedKeyUsage, qualified = false } = facts;
  const bits = new Uint8Array(1);
  for (const bit of keyUsage) bits[0] = (bits[0] ?? 0) | (0x80 >> bit);
  const usage = new BitString({ valueHex: bits.buffer, unusedBits: Math.max(0, 7 - Math.max(...keyUsage)) });
  const found: [string, ArrayBuffer][] = [["2.5.29.15", usage.toBER()]];
  if (isAuthority) found.push(["2.5.29.19", new BasicConstraints({ cA: true }).toSchema().toBER()]);
  if (extendedKeyUsage) {
    found.push(["2.5.29.37", new ExtKeyUsage({ keyPurposes: extendedKeyUsage }).toSchema().toBER()]);
  }
  const statements = statementsOf(qualified, facts.kinds);
  if (statements.length > 0) found.push(["1.3.6.1.5.5.7.1.3", new Sequence({ value: statements }).toBER()]);
  const policies = facts.policies?.map((each) => new PolicyInformation({ policyIdentifier: each }));
  if (policies)
    found.push(["2.5.29.32", new CertificatePolicies({ certificatePolicies: policies }).toSchema().toBER()]);
  if (facts.unknown) found.push(["1.2.3.4", new ObjectIdentifier({ value: "1.2.3.4" }).toBER()]);
  const isCritical = (extnID: string): boolean => ["2.5.29.15", "1.2.3.4"].includes(extnID);
  return found.map(([extnID, extnValue]) => new Extension({ extnID, critical: isCritical(extnID), extnValue }));
}
