import { createHash } from "node:crypto";
import { type BaseBlock, Null, ObjectIdentifier, OctetString, Sequence, UTCTime } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import { Temporal } from "temporal-polyfill";
import { prepareCrypto } from "@/lib/contracts/signature/engine";
import type { Instant } from "@/lib/kernel/day";
import type { HashName, Holder } from "./signatures-authority";

/** How a test signature is made, and what is wrong with it. */
export interface Making {
  /** 15 November 2026 when left out; null writes no time. */
  signedAt?: Instant | null;
  digest?: DigestName;
  /** Digest of the signer's certificate among what is signed: in which form, or of which other certificate. */
  certificateNamed?: "v2" | "v1" | "no" | Holder;
  /** Signed instead of the content's own digest. */
  messageDigest?: Uint8Array;
  contentType?: string;
  /** Certificates brought along, in this order; the signer's alone when left out. */
  certificates?: Holder[];
  /** Another key signs. */
  key?: CryptoKey;
  /** Makes the signature's value itself, given the attributes that are signed. */
  value?: (attributes: Uint8Array) => Uint8Array;
  /** The algorithm the signature says it was made with, when its value is made so. */
  algorithm?: AlgorithmIdentifier;
  /** Added after signing, given the value of the signature. */
  unsigned?: (signature: Uint8Array) => Promise<{ type: string; value: BaseBlock }[]>;
  extra?: { type: string; value: BaseBlock }[];
}

const SIGNED_AT = Temporal.Instant.from("2026-11-15T10:00:00Z");
const DATA = "1.2.840.113549.1.7.1";
/** With SHAKE256 the signature's value must be made by `value`. */
type DigestName = HashName | "SHAKE256";
const OIDS: Record<DigestName, string> = {
  "SHA-1": "1.3.14.3.2.26",
  "SHA-256": "2.16.840.1.101.3.4.2.1",
  "SHA-384": "2.16.840.1.101.3.4.2.2",
  "SHA-512": "2.16.840.1.101.3.4.2.3",
  SHAKE256: "2.16.840.1.101.3.4.2.12",
};

const hashOf = (name: DigestName, ...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const options = name === "SHAKE256" ? { outputLength: 64 } : {};
  const hash = createHash(name.replace("-", "").toLowerCase(), options);
  for (const piece of pieces) hash.update(piece);
  return new Uint8Array(hash.digest());
};
const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: new Uint8Array(bytes).buffer });
const object = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
const list = (...value: BaseBlock[]): Sequence => new Sequence({ value });

/** A CMS signature of these bytes by these people, DER. `attached` puts the content inside, as a .p7m has it. */
export async function cmsOf(
  pieces: readonly Uint8Array[],
  signers: readonly Holder[],
  { attached, ...making }: Making & { attached: boolean; eContentType?: string },
): Promise<Uint8Array> {
  prepareCrypto();
  const eContentType = making.eContentType ?? DATA;
  const eContent = attached ? { eContent: octets(Buffer.concat(pieces)) } : {};
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType, ...eContent }),
    certificates: (making.certificates ?? signers).map(({ certificate }) => certificate),
    signerInfos: signers.map((signer) => infoOf(pieces, signer, making, eContentType)),
  });
  if (data.certificates?.length === 0) delete data.certificates;
  for (const [i, signer] of signers.entries()) {
    await data.sign(making.key ?? signer.key, i, making.value ? signer.hash : (making.digest ?? signer.hash));
    const info = data.signerInfos[i];
    if (info?.signedAttrs && making.value) info.signature = octets(making.value(asSet(info.signedAttrs)));
    if (info && making.digest) info.digestAlgorithm = new AlgorithmIdentifier({ algorithmId: OIDS[making.digest] });
    if (info && making.algorithm) info.signatureAlgorithm = making.algorithm;
    if (info && making.unsigned) info.unsignedAttrs = attributes(1, await making.unsigned(signatureOf(info)));
  }
  const info = new ContentInfo({ contentType: "1.2.840.113549.1.7.2", content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

const signatureOf = ({ signature }: SignerInfo): Uint8Array => new Uint8Array(signature.valueBlock.valueHexView);

function asSet(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const bytes = new Uint8Array(attributes.toSchema().toBER());
  bytes[0] = 0x31;
  return bytes;
}

const attributes = (type: 0 | 1, values: readonly { type: string; value: BaseBlock }[]): SignedAndUnsignedAttributes =>
  new SignedAndUnsignedAttributes({
    type,
    attributes: values.map((each) => new Attribute({ type: each.type, values: [each.value] })),
  });

function infoOf(pieces: readonly Uint8Array[], signer: Holder, making: Making, eContentType: string): SignerInfo {
  const { issuer, serialNumber } = signer.certificate;
  const { signedAt = SIGNED_AT, digest = signer.hash, certificateNamed = "v2", extra = [] } = making;
  const named = typeof certificateNamed === "object" ? certificateNamed : signer;
  const values: { type: string; value: BaseBlock }[] = [
    { type: "1.2.840.113549.1.9.3", value: object(making.contentType ?? eContentType) },
    { type: "1.2.840.113549.1.9.4", value: octets(making.messageDigest ?? hashOf(digest, ...pieces)) },
    ...extra,
  ];
  if (signedAt) {
    const value = new UTCTime({ valueDate: new Date(signedAt.epochMilliseconds) });
    values.push({ type: "1.2.840.113549.1.9.5", value });
  }
  if (certificateNamed === "v1") {
    const value = list(list(list(octets(hashOf("SHA-1", named.der)))));
    values.push({ type: "1.2.840.113549.1.9.16.2.12", value });
  } else if (certificateNamed !== "no") {
    const algorithm = list(object(OIDS[digest]), new Null());
    const value = list(list(list(algorithm, octets(hashOf(digest, named.der)))));
    values.push({ type: "1.2.840.113549.1.9.16.2.47", value });
  }
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: OIDS[digest] }),
    signedAttrs: attributes(0, values),
  });
}
