import { createHash, timingSafeEqual } from "node:crypto";
import { type BaseBlock, Constructed, GeneralizedTime, ObjectIdentifier, OctetString, UTCTime } from "asn1js";
import type { SignerInfo } from "pkijs";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { digestOf } from "./algorithms";
import { type Attribute, type Cert, read, type Signer } from "./read-cms";
import { SET, wrapped } from "./tlv";

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
/** Those that a signature may carry once only, with one value. */
const SINGLE = [
  CONTENT_TYPE,
  MESSAGE_DIGEST,
  SIGNING_TIME,
  ALGORITHM_PROTECTION,
  SIGNING_CERTIFICATE,
  SIGNING_CERTIFICATE_V2,
];

/** What a signer signed beside the document, as RFC 5652, 5035 and 6211 define it. */
export interface SignedAttributes {
  contentType: string | null;
  messageDigest: Uint8Array | null;
  signingTime: Instant | null;
  /** True when there is a digest of the signer's certificate, in either of its two forms. */
  namesCertificate: boolean;
  /** Whether every such digest is of this certificate. */
  names: (cert: Cert) => boolean;
  /** Whether the algorithms written here, if any, are those of the signature. */
  protectsAlgorithms: boolean;
}

/** The signed attributes; null when one that must be single is repeated, or unreadable. */
export function signedAttributes({ signed, info }: Signer): SignedAttributes | null {
  const isRepeated = SINGLE.some((type) => {
    const found = signed.filter((attribute) => attribute.type === type);
    return found.length > 1 || found.some(({ values }) => values.length !== 1);
  });
  if (isRepeated) return null;
  const value = (type: string) => valueIn(signed, type);
  const essLists = [
    { list: value(SIGNING_CERTIFICATE), digest: "SHA-1" },
    { list: value(SIGNING_CERTIFICATE_V2), digest: "SHA-256" },
  ].filter(({ list }) => list !== undefined);
  return {
    contentType: textOf(value(CONTENT_TYPE)),
    messageDigest: bytesOf(value(MESSAGE_DIGEST)),
    signingTime: instantOf(value(SIGNING_TIME)),
    namesCertificate: essLists.length > 0,
    names: (cert) => essLists.every(({ list, digest }) => isOf(list, digest, cert)),
    protectsAlgorithms: protects(value(ALGORITHM_PROTECTION), info),
  };
}

/** The first value of an attribute; undefined when it isn't there or can't be read. */
export function valueIn(attributes: readonly Attribute[], type: string): BaseBlock | undefined {
  const raw = attributes.find((attribute) => attribute.type === type)?.values[0];
  try {
    return raw && read(raw);
  } catch {
    return undefined;
  }
}

const textOf = (node: BaseBlock | undefined) => (node instanceof ObjectIdentifier ? node.valueBlock.toString() : null);
const bytesOf = (node: BaseBlock | undefined) => (node instanceof OctetString ? node.valueBlock.valueHexView : null);
const partsOf = (node: BaseBlock | undefined): BaseBlock[] =>
  node instanceof Constructed ? node.valueBlock.value : [];

/** The instant of an ASN.1 time; null for anything else. */
export function instantOf(node: BaseBlock | undefined): Instant | null {
  if (!(node instanceof UTCTime || node instanceof GeneralizedTime)) return null;
  const milliseconds = node.toDate().getTime();
  return Number.isNaN(milliseconds) ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

/** SigningCertificate(V2): a list whose first entry holds the digest of the signer's certificate. */
function isOf(list: BaseBlock | undefined, usual: string, cert: Cert): boolean {
  const [first] = partsOf(partsOf(list)[0]);
  const parts = partsOf(first);
  const named = parts[0] instanceof OctetString ? undefined : textOf(partsOf(parts[0])[0]);
  const digest = named === undefined ? usual : (digestOf(named ?? "")?.digest ?? null);
  const expected = bytesOf(parts[0] instanceof OctetString ? parts[0] : parts[1]);
  return digest !== null && expected !== null && sameBytes(digestIn(digest, [cert.raw]), expected);
}

/** RFC 6211: both algorithms are repeated among what is signed. */
function protects(node: BaseBlock | undefined, signer: SignerInfo): boolean {
  if (node === undefined) return true;
  const [digest, ...others] = partsOf(node);
  const signature = others.find((part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 1);
  if (textOf(partsOf(digest)[0]) !== signer.digestAlgorithm.algorithmId) return false;
  return signature === undefined || textOf(partsOf(signature)[0]) === signer.signatureAlgorithm.algorithmId;
}

/** A digest of bytes in pieces; `digest` as Web Cryptography names it. */
export function digestIn(digest: string, pieces: readonly Uint8Array[]): Buffer {
  const name = digest.replace("-", "").toLowerCase();
  const hash = createHash(name, name === "shake256" ? { outputLength: 64 } : {});
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/**
 * The bytes that were signed: the attributes as a SET OF, as they stand, or in DER where they came in BER: with a
 * definite length and in order of their bytes.
 */
export function signedBytesOf({ each, all }: NonNullable<Signer["signedBytes"]>): Uint8Array<ArrayBuffer>[] {
  const asTheyStand = Uint8Array.from(all);
  asTheyStand[0] = SET;
  return [asTheyStand, Uint8Array.from(wrapped(SET, each.toSorted(Buffer.compare)))];
}
