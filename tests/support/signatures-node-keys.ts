import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { BitString, fromBER, Null } from "asn1js";
import { AlgorithmIdentifier, PublicKeyInfo, RSASSAPSSParams } from "pkijs";
import { type CertificateFacts, type Holder, signerOf } from "./signatures-authority";
import type { Making } from "./signatures-cms";

/** Keys that Web Cryptography does not know, and how they sign. */
export type NodeKind =
  | "brainpoolP256r1"
  | "brainpoolP384r1"
  | "brainpoolP512r1"
  | "secp256k1"
  | "ed25519"
  | "ed448"
  /** A key made for RSA-PSS alone, as its certificate says. */
  | "rsa-pss";

const ECDSA_SHA256 = "1.2.840.10045.4.3.2";
const SHA256 = "2.16.840.1.101.3.4.2.1";
const IDS: Partial<Record<NodeKind, string>> = { ed25519: "1.3.101.112", ed448: "1.3.101.113" };

/** How a signature by such a key says it was made. */
export function algorithmOf(kind: NodeKind): AlgorithmIdentifier {
  if (kind !== "rsa-pss") return new AlgorithmIdentifier({ algorithmId: IDS[kind] ?? ECDSA_SHA256 });
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() });
  const maskGenAlgorithm = new AlgorithmIdentifier({
    algorithmId: "1.2.840.113549.1.1.8",
    algorithmParams: hashAlgorithm.toSchema(),
  });
  const parameters = new RSASSAPSSParams({ hashAlgorithm, maskGenAlgorithm, saltLength: 32 });
  return new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.10", algorithmParams: parameters.toSchema() });
}

/** A certificate, of a person or an authority, whose key is such a one. */
export interface NodeHolder extends Holder {
  kind: NodeKind;
  privateKey: KeyObject;
}

export const signedBy = ({ kind, privateKey }: NodeHolder, bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sign(kind.startsWith("ed") ? null : "sha256", bytes, privateKey));

const PSS = { modulusLength: 2048, hashAlgorithm: "sha256", mgf1HashAlgorithm: "sha256" };

const keysOf = (kind: NodeKind) => {
  if (kind === "ed25519") return generateKeyPairSync("ed25519");
  if (kind === "ed448") return generateKeyPairSync("ed448");
  if (kind === "rsa-pss") return generateKeyPairSync("rsa-pss", PSS);
  return generateKeyPairSync("ec", { namedCurve: kind });
};

/** Gives a certificate a new key of a kind, and the signature of its issuer over that. */
export async function withKey(issuer: Holder, holder: Holder, kind: NodeKind): Promise<NodeHolder> {
  const { publicKey, privateKey } = keysOf(kind);
  const { certificate } = holder;
  const spki = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }));
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(spki.buffer).result });
  await certificate.sign(issuer.key, issuer.hash);
  return { ...holder, der: new Uint8Array(certificate.toSchema(true).toBER()), kind, privateKey };
}

/** Somebody whose certificate was signed by an authority with such a key. */
export async function signerBelow(issuer: NodeHolder, facts: CertificateFacts = {}): Promise<Holder> {
  const holder = await signerOf(issuer, facts);
  const { certificate } = holder;
  const algorithm = algorithmOf(issuer.kind);
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const body = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = body;
  certificate.signatureValue = new BitString({ valueHex: signedBy(issuer, body).buffer });
  return { ...holder, der: new Uint8Array(certificate.toSchema(true).toBER()) };
}

/** How such a key makes the signature of a file. */
export const signingAs = (holder: NodeHolder): Making => ({
  value: (attributes) => signedBy(holder, attributes),
  algorithm: algorithmOf(holder.kind),
});
