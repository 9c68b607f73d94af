import { IssuerAndSerialNumber, type SignerInfo } from "pkijs";
import type { Instant } from "@/lib/kernel/day";
import type { Reason } from "../verdict";
import { type Digest, digestOf, keyStrength, type Method, methodOf, type Strength, weaker } from "./algorithms";
import { digestIn, type SignedAttributes, sameBytes, signedAttributes, signedBytesOf } from "./attributes";
import { isBareDigest } from "./bare-digest";
import { serialOf } from "./certificate";
import type { Cert, Cms, Signer } from "./read-cms";
import { isSignedWith } from "./signed-with";

/** What the cryptography of one signature says; trust, time and person are judged elsewhere. */
export interface CheckedSigner {
  /** Null when signature, digest and attributes are right. */
  reason: Reason | null;
  cert: Cert | null;
  digest: Digest | null;
  method: Method | null;
  strength: Strength;
  claimedAt: Instant | null;
}

/** What is asked of a signature beyond its cryptography. */
export interface SignerRules {
  /** The signer's certificate must be named among what is signed (CAdES); plain PKCS#7 in a PDF need not. */
  certificateNamed: boolean;
}

type Found = Omit<CheckedSigner, "reason">;

/** Checks one signature over content in pieces: digest, signed attributes, signature value. */
export async function checkSigner(
  cms: Cms,
  signer: Signer,
  content: readonly Uint8Array[],
  rules: SignerRules,
): Promise<CheckedSigner> {
  const found = look(cms, signer);
  const attributes = signedAttributes(signer);
  const claimedAt = attributes?.signingTime ?? null;
  const reason = await fault({ cms, signer, content, rules, found, attributes });
  return { ...found, reason, claimedAt };
}

function look(cms: Cms, signer: Signer): Found {
  const { info } = signer;
  const digest = digestOf(info.digestAlgorithm.algorithmId);
  const method = digest?.digest ? methodOf(info.signatureAlgorithm, digest.digest) : null;
  const cert = certificateOf(cms, signer);
  const key = cert ? keyStrength(cert.certificate.subjectPublicKeyInfo) : "strong";
  const strength = [method?.strength, key].reduce<Strength>(
    (sum, each) => (each ? weaker(sum, each) : sum),
    digest?.strength ?? "strong",
  );
  return { cert, digest: digest?.digest ?? null, method, strength, claimedAt: null };
}

interface Case {
  cms: Cms;
  signer: Signer;
  content: readonly Uint8Array[];
  rules: SignerRules;
  found: Found;
  attributes: SignedAttributes | null;
}

async function fault({ cms, signer, content, rules, found, attributes }: Case): Promise<Reason | null> {
  const { cert, digest, method, strength } = found;
  if (!cert) return "no-signing-certificate";
  if (strength === "broken") return "weak-algorithm";
  if (!digest || !method?.digest || !keyStrength(cert.certificate.subjectPublicKeyInfo)) return "unsupported-algorithm";
  if (!attributes?.protectsAlgorithms) return "signed-attributes-wrong";
  if (!signer.signedBytes || !attributes.messageDigest || !attributes.contentType) return "signed-attributes-missing";
  if (attributes.contentType !== cms.contentType) return "signed-attributes-wrong";
  if (!sameBytes(digestIn(digest, content), attributes.messageDigest)) return "digest-differs";
  if (!(await isSignedBy(cert, signer, method.digest))) return "signature-wrong";
  if (!attributes.namesCertificate) return rules.certificateNamed ? "signed-attributes-missing" : null;
  return attributes.names(cert) ? null : "other-certificate";
}

/** The signer's certificate among those inside; where several have the same number, the one that was signed for. */
function certificateOf(cms: Cms, signer: Signer): Cert | null {
  const matching = cms.certificates.filter((cert) => isMeant(cert, signer.info));
  const attributes = signedAttributes(signer);
  return matching.find((cert) => attributes?.namesCertificate && attributes.names(cert)) ?? matching[0] ?? null;
}

function isMeant({ certificate }: Cert, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    const number = Buffer.from(sid.serialNumber.valueBlock.valueHexView).toString("hex");
    return number === serialOf(certificate) && certificate.issuer.isEqual(sid.issuer);
  }
  const wanted = keyIdentifier(sid);
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const own = certificate.extensions?.find(({ extnID }) => extnID === "2.5.29.14")?.extnValue.valueBlock.valueHexView;
  if (!wanted) return false;
  // The extension wraps an octet string: two bytes of tag and length.
  return own ? sameBytes(own.subarray(2), wanted) : sameBytes(digestIn("SHA-1", [key]), wanted);
}

function keyIdentifier(sid: SignerInfo["sid"]): Uint8Array | null {
  const block: unknown = "valueBlock" in sid ? sid.valueBlock : null;
  if (typeof block !== "object" || block === null) return null;
  return "valueHexView" in block && block.valueHexView instanceof Uint8Array ? block.valueHexView : null;
}

async function isSignedBy({ certificate }: Cert, signer: Signer, digest: Digest): Promise<boolean> {
  if (!signer.signedBytes) return false;
  for (const bytes of signedBytesOf(signer.signedBytes)) {
    if (await isSignatureOf(bytes, certificate, signer.info, digest)) return true;
  }
  return false;
}

async function isSignatureOf(
  bytes: Uint8Array<ArrayBuffer>,
  { subjectPublicKeyInfo: key }: Cert["certificate"],
  { signature, signatureAlgorithm }: SignerInfo,
  digest: Digest,
): Promise<boolean> {
  if (await isSignedWith(key, bytes, signature, { algorithm: signatureAlgorithm, digest })) return true;
  const isRsa = methodOf(signatureAlgorithm, digest)?.cipher === "RSA";
  return isRsa && isBareDigest(bytes, signature.valueBlock.valueHexView, key, digest);
}
