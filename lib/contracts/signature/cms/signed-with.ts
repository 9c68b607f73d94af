import { constants, createPublicKey, verify } from "node:crypto";
import type { BitString, OctetString } from "asn1js";
import { type AlgorithmIdentifier, getCrypto, type PublicKeyInfo } from "pkijs";
import { curveOf, type Digest, edwardsKeys, isWebCurve, methodOf, RSA_PSS } from "./algorithms";

/**
 * Whether a signature is of these bytes by that public key. What Web Cryptography knows it verifies; Brainpool and
 * Edwards curves, and keys made for RSA-PSS alone, are verified by Node's own cryptography. Never throws.
 */
export async function isSignedWith(
  key: PublicKeyInfo,
  bytes: Uint8Array<ArrayBuffer>,
  signature: BitString | OctetString,
  { algorithm, digest }: { algorithm: AlgorithmIdentifier; digest: Digest },
): Promise<boolean> {
  try {
    if (isForWeb(key)) return await getCrypto(true).verifyWithPublicKey(bytes, signature, key, algorithm, digest);
    return byNode(key, bytes, signature.valueBlock.valueHexView, { algorithm, digest });
  } catch {
    return false;
  }
}

function isForWeb(key: PublicKeyInfo): boolean {
  const curve = curveOf(key);
  return curve ? isWebCurve(curve) : key.algorithm.algorithmId !== RSA_PSS;
}

function byNode(
  key: PublicKeyInfo,
  bytes: Uint8Array,
  signature: Uint8Array,
  { algorithm, digest }: { algorithm: AlgorithmIdentifier; digest: Digest },
): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key.toSchema().toBER()), format: "der", type: "spki" });
  const method = methodOf(algorithm, digest);
  // The way of signing must be one of that key's: an Edwards key signs in no other.
  if (method?.cipher === "EdDSA")
    return publicKey.asymmetricKeyType === edwardsKeys(algorithm) && verify(null, bytes, publicKey, signature);
  if (method?.cipher === "ECDSA")
    return (
      publicKey.asymmetricKeyType === "ec" && verify(digest, bytes, { key: publicKey, dsaEncoding: "der" }, signature)
    );
  if (method?.cipher !== "RSA-PSS" || publicKey.asymmetricKeyType !== "rsa-pss") return false;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(digest, bytes, { key: publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature);
}
