import { constants, createHash, type KeyObject, verify } from "node:crypto";
import type { HashAlgorithm, SignatureAlgorithm } from "xml-crypto";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

const HASHES: Record<string, string> = {
  [`${ENCRYPTION}sha256`]: "sha256",
  [`${MORE}sha384`]: "sha384",
  [`${ENCRYPTION}sha512`]: "sha512",
};

interface Way {
  hash: string;
  /** Of which kinds the key must be: no signature may choose another use of a key than its own. */
  keys: readonly string[];
  options: (key: KeyObject) => Parameters<typeof verify>[2];
}

const RSA = (hash: string): Way => ({ hash, keys: ["rsa"], options: (key) => key });
const PSS = (hash: string): Way => ({
  hash,
  keys: ["rsa", "rsa-pss"],
  options: (key) => ({
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  }),
});
const ECDSA = (hash: string): Way => ({
  hash,
  keys: ["ec"],
  options: (key) => ({ key, dsaEncoding: "ieee-p1363" }),
});

const WAYS: Record<string, Way> = Object.fromEntries(
  ["sha256", "sha384", "sha512"].flatMap((hash) => [
    [`${MORE}rsa-${hash}`, RSA(hash)],
    [`${MORE}ecdsa-${hash}`, ECDSA(hash)],
    [`${MORE_2007}${hash}-rsa-MGF1`, PSS(hash)],
  ]),
);

const hashing = (name: string, hash: string) =>
  class implements HashAlgorithm {
    getAlgorithmName = () => name;
    getHash = (xml: string) => createHash(hash).update(xml, "utf8").digest("base64");
  };

const verifying = (name: string, { hash, keys, options }: Way) =>
  class implements SignatureAlgorithm {
    getAlgorithmName = () => name;
    getSignature = () => {
      throw new Error("lists are read, never signed");
    };
    verifySignature = (signed: string, key: unknown, value: string) => {
      const known = key as KeyObject;
      if (!keys.includes(known.asymmetricKeyType ?? "")) return false;
      return verify(hash, Buffer.from(signed), options(known) as KeyObject, Buffer.from(value, "base64"));
    };
  };

/** The digests a list's signature may use: SHA-1 and MD5 are not among them. */
export const LIST_HASHES = Object.fromEntries(
  Object.entries(HASHES).map(([name, hash]) => [name, hashing(name, hash)]),
);

/** The ways a list may be signed: RSA, RSA-PSS and ECDSA with these digests; nothing with a shared secret. */
export const LIST_SIGNATURES = Object.fromEntries(
  Object.entries(WAYS).map(([name, way]) => [name, verifying(name, way)]),
);
