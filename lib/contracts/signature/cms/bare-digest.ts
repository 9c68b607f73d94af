import { constants, createPublicKey, publicDecrypt } from "node:crypto";
import type { PublicKeyInfo } from "pkijs";
import type { Digest } from "./algorithms";
import { digestIn, sameBytes } from "./attributes";
import { wrapped } from "./tlv";

const IDENTIFIERS: Partial<Record<Digest, string>> = {
  "SHA-256": "608648016503040201",
  "SHA-384": "608648016503040202",
  "SHA-512": "608648016503040203",
};

/**
 * Whether an RSA signature (PKCS #1 v1.5) is right but for the NULL that should stand behind the digest's name. Some
 * signing devices leave it out, and verifiers are told to accept that (RFC 8017, appendix A.2.4); Web Cryptography does
 * not. What the signature holds is compared whole: nothing in it is parsed.
 */
export function isBareDigest(bytes: Uint8Array, signature: Uint8Array, key: PublicKeyInfo, digest: Digest): boolean {
  const identifier = IDENTIFIERS[digest];
  if (!identifier) return false;
  const name = wrapped(0x30, [wrapped(0x06, [Buffer.from(identifier, "hex")])]);
  const expected = wrapped(0x30, [name, wrapped(0x04, [digestIn(digest, [bytes])])]);
  try {
    const spki = Buffer.from(key.toSchema().toBER());
    const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
    return sameBytes(publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature), expected);
  } catch {
    return false;
  }
}
