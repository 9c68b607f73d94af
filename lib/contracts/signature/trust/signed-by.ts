import { BitString } from "asn1js";
import { AlgorithmIdentifier } from "pkijs";
import { keyStrength, methodOf } from "../cms/algorithms";
import { type Cert, read } from "../cms/read-cms";
import { isSignedWith } from "../cms/signed-with";
import { childrenOf, type Tlv } from "../cms/tlv";

/** Something signed as certificates, revocation lists and OCSP answers are: what is signed, how, the signature. */
export interface Signed {
  body: Tlv;
  algorithm: Tlv;
  signature: Tlv;
}

/** Takes apart SEQUENCE { body, algorithm, signature, … }; null when it is none. */
export function signedParts(tlv: Tlv): (Signed & { rest: Tlv[] }) | null {
  const [body, algorithm, signature, ...rest] = childrenOf(tlv);
  return body && algorithm && signature ? { body, algorithm, signature, rest } : null;
}

/** Whether it was signed with the key of that certificate, in a way that still proves something. */
export async function isSignedBy({ body, algorithm, signature }: Signed, { certificate }: Cert): Promise<boolean> {
  try {
    const identifier = new AlgorithmIdentifier({ schema: read(algorithm.raw) });
    const value = read(signature.raw);
    const method = methodOf(identifier, "SHA-256");
    const key = certificate.subjectPublicKeyInfo;
    if (!(value instanceof BitString) || method?.strength !== "strong" || !method.digest || !keyStrength(key))
      return false;
    const bytes = Uint8Array.from(body.raw);
    return await isSignedWith(key, bytes, value, { algorithm: identifier, digest: method.digest });
  } catch {
    return false;
  }
}
