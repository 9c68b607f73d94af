import { fromBER, Integer, Sequence } from "asn1js";
import { type AlgorithmIdentifier, type PublicKeyInfo, RSASSAPSSParams } from "pkijs";

/** How much a way of signing still proves: "weak" ones did once (SHA-1, short RSA keys), "broken" ones don't at all. */
export type Strength = "strong" | "weak" | "broken";

/** A digest as Web Cryptography names it; and SHAKE256 of 64 bytes, the one that goes with Ed448 (RFC 8419). */
export type Digest = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "SHAKE256";
export type Cipher = "RSA" | "RSA-PSS" | "ECDSA" | "EdDSA";

/** How a signature is made: `digest` null when this program does not know the one it names. */
export interface Method {
  cipher: Cipher;
  digest: Digest | null;
  strength: Strength;
}

const DIGESTS: Record<string, { digest: Digest | null; strength: Strength }> = {
  "1.2.840.113549.2.2": { digest: null, strength: "broken" },
  "1.2.840.113549.2.5": { digest: null, strength: "broken" },
  "1.3.36.3.2.1": { digest: null, strength: "broken" },
  "1.3.14.3.2.26": { digest: "SHA-1", strength: "weak" },
  "2.16.840.1.101.3.4.2.1": { digest: "SHA-256", strength: "strong" },
  "2.16.840.1.101.3.4.2.2": { digest: "SHA-384", strength: "strong" },
  "2.16.840.1.101.3.4.2.3": { digest: "SHA-512", strength: "strong" },
  "2.16.840.1.101.3.4.2.12": { digest: "SHAKE256", strength: "strong" },
};

const SIGNATURES: Record<string, Method> = {
  "1.2.840.113549.1.1.2": { cipher: "RSA", digest: null, strength: "broken" },
  "1.2.840.113549.1.1.4": { cipher: "RSA", digest: null, strength: "broken" },
  "1.2.840.113549.1.1.5": { cipher: "RSA", digest: "SHA-1", strength: "weak" },
  "1.2.840.113549.1.1.11": { cipher: "RSA", digest: "SHA-256", strength: "strong" },
  "1.2.840.113549.1.1.12": { cipher: "RSA", digest: "SHA-384", strength: "strong" },
  "1.2.840.113549.1.1.13": { cipher: "RSA", digest: "SHA-512", strength: "strong" },
  "1.2.840.10045.4.1": { cipher: "ECDSA", digest: "SHA-1", strength: "weak" },
  "1.2.840.10045.4.3.2": { cipher: "ECDSA", digest: "SHA-256", strength: "strong" },
  "1.2.840.10045.4.3.3": { cipher: "ECDSA", digest: "SHA-384", strength: "strong" },
  "1.2.840.10045.4.3.4": { cipher: "ECDSA", digest: "SHA-512", strength: "strong" },
};

/** These name a cipher only: the digest is the one of the signed attributes. */
const CIPHERS: Record<string, Cipher> = { "1.2.840.113549.1.1.1": "RSA", "1.2.840.10045.2.1": "ECDSA" };
export const RSA_PSS = "1.2.840.113549.1.1.10";
const ELLIPTIC = "1.2.840.10045.2.1";
/** Edwards curves: each hashes by itself, with a digest of its own; and what Node calls a key on it. */
const EDWARDS: Record<string, { digest: Digest; keys: string }> = {
  "1.3.101.112": { digest: "SHA-512", keys: "ed25519" },
  "1.3.101.113": { digest: "SHAKE256", keys: "ed448" },
};
/** P-256, P-384, P-521. */
const WEB_CURVES = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];
/** brainpoolP256r1, P384r1, P512r1: those that signatures may be made with (ETSI TS 119 312). */
const BRAINPOOL = ["1.3.36.3.3.2.8.1.1.7", "1.3.36.3.3.2.8.1.1.11", "1.3.36.3.3.2.8.1.1.13"];

/** The digest an algorithm identifier names; null when it is an unknown one. */
export const digestOf = (id: string): { digest: Digest | null; strength: Strength } | null => DIGESTS[id] ?? null;

/** How a signature is made; null when this program does not know. `digest` is the one of the signed attributes. */
export function methodOf(algorithm: AlgorithmIdentifier, digest: Digest): Method | null {
  const id = algorithm.algorithmId;
  if (id === RSA_PSS) return pssMethod(algorithm);
  const edwards = EDWARDS[id];
  if (edwards) return { cipher: "EdDSA", digest: edwards.digest, strength: "strong" };
  const cipher = CIPHERS[id];
  if (!cipher) return SIGNATURES[id] ?? null;
  return { cipher, digest, strength: digest === "SHA-1" ? "weak" : "strong" };
}

/** Without parameters it is with SHA-1. */
function pssMethod({ algorithmParams }: AlgorithmIdentifier): Method | null {
  try {
    const parameters = algorithmParams && new RSASSAPSSParams({ schema: algorithmParams });
    const named = digestOf(parameters?.hashAlgorithm.algorithmId ?? "1.3.14.3.2.26");
    return named && { cipher: "RSA-PSS", ...named };
  } catch {
    return null;
  }
}

/** The curve of an elliptic key, by its object identifier; null for keys of other kinds. */
export function curveOf({ algorithm }: PublicKeyInfo): string | null {
  if (Object.hasOwn(EDWARDS, algorithm.algorithmId)) return algorithm.algorithmId;
  return algorithm.algorithmId === ELLIPTIC ? (algorithm.algorithmParams?.valueBlock.toString() ?? "") : null;
}

/** What Node calls the keys that sign in this way; null when it is no Edwards curve. */
export const edwardsKeys = ({ algorithmId }: AlgorithmIdentifier): string | null => EDWARDS[algorithmId]?.keys ?? null;

/** A curve that Web Cryptography knows. */
export const isWebCurve = (curve: string): boolean => WEB_CURVES.includes(curve);

/**
 * What a public key is worth: RSA from 2048 bits, the curves P-256, P-384, P-521, Brainpool's and Edwards' are strong;
 * null when unknown.
 */
export function keyStrength(key: PublicKeyInfo): Strength | null {
  const id = key.algorithm.algorithmId;
  const curve = curveOf(key);
  if (curve !== null) return [...WEB_CURVES, ...BRAINPOOL, ...Object.keys(EDWARDS)].includes(curve) ? "strong" : null;
  if (id !== "1.2.840.113549.1.1.1" && id !== RSA_PSS) return null;
  const bits = modulusBits(key.subjectPublicKey.valueBlock.valueHexView);
  if (bits >= 2048) return "strong";
  return bits >= 1024 ? "weak" : "broken";
}

/** Nothing when it is no key. */
function modulusBits(encoded: Uint8Array): number {
  const { result } = fromBER(encoded);
  const modulus = result instanceof Sequence ? result.valueBlock.value[0] : null;
  const bytes = modulus instanceof Integer ? modulus.valueBlock.valueHexView : new Uint8Array();
  const lead = bytes.findIndex((byte) => byte !== 0);
  return lead === -1 ? 0 : (bytes.length - lead) * 8 - Math.clz32(bytes[lead] ?? 0) + 24;
}

/** The weaker of two. */
export const weaker = (one: Strength, other: Strength): Strength =>
  [one, other].includes("broken") ? "broken" : [one, other].includes("weak") ? "weak" : "strong";
