import { fromBER } from "asn1js";
import { Certificate, SignerInfo } from "pkijs";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { derOf } from "./base64";
import {
  CONTEXT_0,
  CONTEXT_1,
  childrenOf,
  NotBer,
  octetsIn,
  oidIn,
  SEQUENCE,
  SET,
  type Tlv,
  tlvAt,
  wrapped,
} from "./tlv";

const SIGNED_DATA = "1.2.840.113549.1.7.2";
/** The object identifier of signed data as it stands in a file: what tells a damaged signature from any other file. */
const SIGNED_DATA_MARK = Buffer.from("2a864886f70d010702", "hex");
const OCSP_FORMATS = ["1.3.6.1.5.5.7.48.1.1", "1.3.6.1.5.5.7.16.2"];
const MOST_CERTIFICATES = 100;

/** A certificate with the bytes it came in: its digest must be of these, not of what a library would write. */
export interface Cert {
  raw: Uint8Array;
  certificate: Certificate;
}

/** An attribute of a signature: its object identifier and its values in BER. */
export interface Attribute {
  type: string;
  values: Uint8Array[];
}

/** A signer of a CMS: who, how, the value; and the attributes as they stand. */
export interface Signer {
  info: SignerInfo;
  signed: Attribute[];
  /** The signed attributes one by one, as bytes; and all of them with their head. Null when nothing but content is signed. */
  signedBytes: { each: Uint8Array[]; all: Uint8Array } | null;
  /** What was added after signing. */
  unsigned: Attribute[];
}

/** A CMS signature (RFC 5652), read but not believed. */
export interface Cms {
  /** Object identifier of the kind of content. */
  contentType: string;
  /** The signed bytes inside, in pieces as BER may cut them; null when they stand elsewhere (detached). */
  content: Uint8Array[] | null;
  certificates: Cert[];
  signers: Signer[];
  /** Revocation lists and OCSP answers brought along. */
  crls: Uint8Array[];
  ocsps: Uint8Array[];
}

export type CmsFault = "not-a-signature" | "malformed";

/**
 * Reads a .p7m in DER, BER, base64 or PEM. Refuses `not-a-signature` for what never was one and `malformed` for what is
 * damaged; never throws, whatever the bytes. The envelope is taken apart here, by views on the bytes: long contents and
 * revocation lists are never turned into objects.
 */
export function readCms(bytes: Uint8Array): Outcome<Cms, CmsFault> {
  const der = derOf(bytes);
  try {
    return (der && parse(der)) ?? refuse(faultOf(der ?? bytes));
  } catch {
    return refuse(faultOf(der ?? bytes));
  }
}

const faultOf = (bytes: Uint8Array): CmsFault =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128)).includes(SIGNED_DATA_MARK)
    ? "malformed"
    : "not-a-signature";

function parse(der: Uint8Array): Outcome<Cms, CmsFault> | null {
  const info = tlvAt(der);
  if (!onlyPadding(der.subarray(info.raw.length))) return null;
  const [type, wrapping] = partsOf(info, SEQUENCE);
  // A time stamp around a signature (.tsd, RFC 5544), or something encrypted: whole, and not what is asked for.
  if (oidIn(type) !== SIGNED_DATA) return refuse("not-a-signature");
  const [signedData] = partsOf(wrapping, CONTEXT_0);
  const [, digests, encapsulated, ...rest] = partsOf(signedData, SEQUENCE);
  const signers = partsOf(rest.pop(), SET).map(signerOf);
  if (digests?.tag !== SET || signers.length === 0) return null;
  const [contentType, content] = partsOf(encapsulated, SEQUENCE);
  const [inside] = content ? partsOf(content, CONTEXT_0) : [];
  const added = (tag: number): Tlv[] => rest.filter((part) => part.tag === tag).flatMap(childrenOf);
  const certificates = added(CONTEXT_0).filter((part) => part.tag === SEQUENCE);
  if (certificates.length > MOST_CERTIFICATES) return null;
  return {
    contentType: oidIn(contentType),
    content: inside ? octetsIn(inside) : null,
    certificates: certificates.map(({ raw }) => readCert(raw)),
    signers,
    crls: added(CONTEXT_1)
      .filter((part) => part.tag === SEQUENCE)
      .map(({ raw }) => raw),
    ocsps: added(CONTEXT_1).flatMap(ocspIn),
  };
}

/** Files are padded with zeros in a PDF, and end in a newline when a program copied them as text. */
const onlyPadding = (rest: Uint8Array): boolean => rest.every((byte) => byte === 0 || byte === 10 || byte === 13);

function partsOf(tlv: Tlv | undefined, tag: number): Tlv[] {
  if (tlv?.tag !== tag) throw new NotBer("another element");
  return childrenOf(tlv);
}

function ocspIn(other: Tlv): Uint8Array[] {
  if (other.tag !== CONTEXT_1) return [];
  const [format, answer] = childrenOf(other);
  return answer && OCSP_FORMATS.includes(oidIn(format)) ? [answer.raw] : [];
}

/** Attributes may hold megabytes of revocation data: they stay bytes. */
function signerOf(tlv: Tlv): Signer {
  const parts = partsOf(tlv, SEQUENCE);
  const signed = parts.slice(3).find((part) => part.tag === CONTEXT_0);
  const unsigned = parts.slice(5).find((part) => part.tag === CONTEXT_1);
  const others = parts.filter((part) => part !== unsigned && part !== signed).map(({ raw }) => raw);
  const each = signed ? childrenOf(signed) : [];
  return {
    info: new SignerInfo({ schema: read(wrapped(SEQUENCE, others)) }),
    signed: each.map(attributeOf),
    signedBytes: signed ? { each: each.map(({ raw }) => raw), all: signed.raw } : null,
    unsigned: unsigned ? childrenOf(unsigned).map(attributeOf) : [],
  };
}

function attributeOf(tlv: Tlv): Attribute {
  const [type, values] = partsOf(tlv, SEQUENCE);
  return { type: oidIn(type), values: partsOf(values, SET).map(({ raw }) => raw) };
}

/** Reads a certificate in DER; throws when it is none. */
export const readCert = (raw: Uint8Array): Cert => ({ raw, certificate: new Certificate({ schema: read(raw) }) });

/** Turns bytes into objects for pkijs: deep and wide enough for any certificate or signer; a hostile one stops here. */
export function read(raw: Uint8Array, maxNodes = 5_000) {
  const bounds = { maxDepth: 40, maxNodes, maxContentLength: raw.length, parseEmbedded: false, copyInput: false };
  const { offset, result } = fromBER(raw, bounds);
  if (offset === -1) throw new NotBer(result.error);
  return result;
}
