import { constants, createHash, KeyObject, sign } from "node:crypto";
import { type SignatureAlgorithm, SignedXml } from "xml-crypto";
import type { Holder } from "./signatures-authority";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const DIGESTS: Record<string, string> = {
  sha1: "http://www.w3.org/2000/09/xmldsig#sha1",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: `${MORE}sha384`,
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
};

export interface XmlMaking {
  /** "rsa", "ecdsa" or "pss"; what the holder's key is made for when left out. */
  cipher?: "rsa" | "ecdsa" | "pss";
  /** "sha256" when left out. */
  hash?: string;
  digest?: string;
  /** Id of the element to be signed; the whole file when left out. */
  id?: string;
  /** References to the whole file; one when left out. */
  times?: number;
  transforms?: string[];
  canonical?: string;
  /** What KeyInfo shows; the signer's certificate when left out. */
  shows?: Holder[];
  /** More references, by what they select. */
  more?: string[];
  /** Signs instead of the holder's key: one that Web Cryptography does not know. */
  privateKey?: KeyObject;
}

const base64 = ({ der }: Holder): string => Buffer.from(der).toString("base64");

/** A file signed as lists are (XAdES, enveloped): its own signature, properties and all. */
export function signXml(xml: string, by: Holder, making: XmlMaking = {}): string {
  const { hash = "sha256", digest = hash, id, times = 1, shows = [by], more = [] } = making;
  const cipher = making.cipher ?? (by.key.algorithm.name === "ECDSA" ? "ecdsa" : "rsa");
  const name =
    cipher === "pss" ? `http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1` : `${MORE}${cipher}-${hash}`;
  const signing = new SignedXml({
    privateKey: "unused",
    signatureAlgorithm: name,
    canonicalizationAlgorithm: making.canonical ?? EXCLUSIVE,
    getKeyInfoContent: () => keyInfo(shows),
    objects: [{ content: properties(by) }],
  });
  signing.SignatureAlgorithms = { [name]: algorithm(name, making.privateKey ?? KeyObject.from(by.key), cipher, hash) };
  signing.HashAlgorithms = { [DIGESTS[digest] ?? ""]: hashing(DIGESTS[digest] ?? "", digest) };
  const digestAlgorithm = DIGESTS[digest] ?? "";
  const transforms = making.transforms ?? [ENVELOPED, EXCLUSIVE];
  for (let i = 0; i < times; i += 1) {
    const whole = id === undefined;
    const xpath = whole ? "/*" : `//*[@Id='${id}']`;
    signing.addReference({ xpath, transforms, digestAlgorithm, isEmptyUri: whole });
  }
  for (const xpath of ["//*[@Id='properties']", ...more]) {
    signing.addReference({ xpath, transforms: [EXCLUSIVE], digestAlgorithm });
  }
  signing.computeSignature(xml, { prefix: "ds", attrs: { Id: "signature" } });
  return signing.getSignedXml();
}

const keyInfo = (shows: readonly Holder[]): string =>
  `<ds:X509Data>${shows.map((each) => `<ds:X509Certificate>${base64(each)}</ds:X509Certificate>`).join("")}</ds:X509Data>`;

function properties(by: Holder): string {
  const digest = createHash("sha256").update(by.der).digest("base64");
  return `<xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#signature">
<xades:SignedProperties Id="properties"><xades:SignedSignatureProperties><xades:SigningTime>2026-11-01T10:00:00Z</xades:SigningTime>
<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="${DIGESTS.sha256}"/><ds:DigestValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>
</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>`;
}

const hashing = (name: string, hash: string) =>
  class {
    getAlgorithmName = () => name;
    getHash = (xml: string) => createHash(hash).update(xml, "utf8").digest("base64");
  };

function algorithm(name: string, key: KeyObject, cipher: string, hash: string): new () => SignatureAlgorithm {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  const using =
    cipher === "pss"
      ? { key, padding, saltLength }
      : cipher === "ecdsa"
        ? { key, dsaEncoding: "ieee-p1363" as const }
        : { key };
  return class implements SignatureAlgorithm {
    getAlgorithmName = () => name;
    getSignature = (signed: unknown) => sign(hash, Buffer.from(String(signed)), using).toString("base64");
    verifySignature = () => false;
  };
}
