import { type AsnType, Constructed, fromBER, OctetString } from "asn1js";
import { Certificate, ContentInfo, SignedData, type SignerInfo } from "pkijs";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { derOf } from "./base64";

const SIGNED_DATA = "1.2.840.113549.1.7.2";
/** The object identifier of signed data as it stands in a file: what tells a damaged signature from any other file. */
const SIGNED_DATA_MARK = Buffer.from("2a864886f70d010702", "hex");
/** Deep and wide enough for any real signature; a hostile one stops here. */
const BOUNDS = { maxDepth: 60, maxNodes: 400_000, parseEmbedded: false, copyInput: false };

/** A certificate with the bytes it came in: its digest must be of these, not of what a library would write. */
export interface Cert {
  raw: Uint8Array;
  certificate: Certificate;
}

/** A CMS signature (RFC 5652), read but not believed. */
export interface Cms {
  /** Object identifier of the kind of content. */
  contentType: string;
  /** The signed bytes inside, in pieces as BER may cut them; null when they stand elsewhere (detached). */
  content: Uint8Array[] | null;
  certificates: Cert[];
  signers: SignerInfo[];
  /** Revocation lists and OCSP answers brought along, in DER. */
  crls: Uint8Array[];
  ocsps: Uint8Array[];
}

export type CmsFault = "not-a-signature" | "malformed";

/**
 * Reads a .p7m in DER, BER, base64 or PEM. Refuses `not-a-signature` for what never was one and `malformed` for what is
 * damaged; never throws, whatever the bytes.
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

function parse(der: Uint8Array): Cms | null {
  const { offset, result } = fromBER(der, { ...BOUNDS, maxContentLength: der.length });
  if (offset <= 0 || !onlyPadding(der.subarray(offset))) return null;
  const info = new ContentInfo({ schema: result });
  if (info.contentType !== SIGNED_DATA) return null;
  const { certificates, crls, ocsps } = enclosed(info.content);
  const data = new SignedData({ schema: info.content });
  if (data.signerInfos.length === 0) return null;
  const { eContentType, eContent } = data.encapContentInfo;
  const content = eContent ? octets(eContent) : null;
  return { contentType: eContentType, content, certificates, signers: data.signerInfos, crls, ocsps };
}

/** Files are padded with zeros in a PDF, and end in a newline when a program copied them as text. */
const onlyPadding = (rest: Uint8Array): boolean => rest.every((byte) => byte === 0 || byte === 10 || byte === 13);

const isTagged = (node: AsnType, tag: number): node is Constructed =>
  node instanceof Constructed && node.idBlock.tagClass === 3 && node.idBlock.tagNumber === tag;

const OCSP_BASIC = "1.3.6.1.5.5.7.48.1.1";
const OCSP_RESPONSE = "1.3.6.1.5.5.7.16.2";

/** What stands beside the signatures: certificates [0], revocation lists and answers [1]. */
function enclosed(signedData: AsnType): Pick<Cms, "certificates" | "crls" | "ocsps"> {
  const parts = signedData instanceof Constructed ? signedData.valueBlock.value : [];
  const certificates = parts.find((part) => isTagged(part, 0))?.valueBlock.value ?? [];
  const revocation = parts.find((part) => isTagged(part, 1))?.valueBlock.value ?? [];
  const others = revocation.filter((node) => isTagged(node, 1)).map((node) => node.valueBlock.value);
  return {
    certificates: certificates.filter((node) => node.idBlock.tagClass === 1).map(certOf),
    crls: revocation.filter((node) => node.idBlock.tagClass === 1).map((node) => node.valueBeforeDecodeView),
    ocsps: others
      .filter(([format]) => [OCSP_BASIC, OCSP_RESPONSE].includes(format?.valueBlock.toString() ?? ""))
      .flatMap(([, answer]) => (answer ? [answer.valueBeforeDecodeView] : [])),
  };
}

const certOf = (node: AsnType): Cert => ({
  raw: node.valueBeforeDecodeView,
  certificate: new Certificate({ schema: node }),
});

/** Reads a certificate in DER; throws when it is none. */
export function readCert(raw: Uint8Array): Cert {
  const { offset, result } = fromBER(raw, { ...BOUNDS, maxContentLength: raw.length });
  if (offset === -1) throw new Error("not a certificate");
  return certOf(result);
}

/** The pieces of an octet string: one in DER, many in BER, possibly nested. */
function octets(node: AsnType): Uint8Array[] {
  if (!(node instanceof OctetString)) return [];
  if (!node.idBlock.isConstructed) return [node.valueBlock.valueHexView];
  return node.valueBlock.value.flatMap(octets);
}
