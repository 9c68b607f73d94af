import { createHash, createPublicKey } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";
import { keyStrength } from "../cms/algorithms";
import { type Cert, readCert } from "../cms/read-cms";
import { LIST_HASHES, LIST_SIGNATURES } from "./list-algorithms";
import { ENVELOPED, EXCLUSIVE, INCLUSIVE, signatureOf, signedPartsOf, XMLDSIG } from "./list-shape";
import { NoTrustList } from "./trust-list";

const MOST_CERTIFICATES = 5;

/** What was signed of a list, and with whose certificate. */
export interface SignedList {
  /** The signed bytes: nothing else of the file is to be read. */
  xml: string;
  signer: Cert;
  /** SHA-256 of the signer's certificate, hex. */
  fingerprint: string;
}

export const fingerprintOf = (raw: Uint8Array): string => createHash("sha256").update(raw).digest("hex");

/**
 * The signed part of a trusted list (XAdES, enveloped; ETSI TS 119 612, annex B), when its signature is right and was
 * made with a certificate that is believed, by its SHA-256. Throws NoTrustList with the reason. The certificate inside
 * the list only says which of those it is.
 */
export function signedList(text: string, isBelieved: (fingerprint: string) => boolean): SignedList {
  const xml = text.replace(/^\uFEFF/, "");
  const root = rootOf(xml);
  const signature = signatureOf(root);
  const { rootAt } = signedPartsOf(root, signature);
  const named = certificatesIn(signature);
  const believed = named.filter(({ fingerprint }) => isBelieved(fingerprint));
  if (believed.length === 0) throw new NoTrustList(strangerIn(named));
  const strong = believed.filter(({ cert }) => keyStrength(cert.certificate.subjectPublicKeyInfo) === "strong");
  if (strong.length === 0) throw new NoTrustList("the key it is signed with is too short, or of a kind not accepted");
  for (const { cert, fingerprint } of strong) {
    const signed = signedBy(cert, signature, xml)?.[rootAt];
    if (signed !== undefined) return { xml: signed, signer: cert, fingerprint };
  }
  throw new NoTrustList("its signature is wrong: it was changed after signing, or damaged on its way");
}

function rootOf(xml: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new NoTrustList("it defines entities");
  const parser = new DOMParser({
    errorHandler: () => {
      throw new NoTrustList("its XML is broken");
    },
  });
  const root = parser.parseFromString(xml, "text/xml").documentElement;
  if (root?.localName !== "TrustServiceStatusList") throw new NoTrustList("it is not a trusted list");
  return root;
}

interface Named {
  cert: Cert;
  fingerprint: string;
}

function certificatesIn(signature: Element): Named[] {
  const elements = Array.from(signature.getElementsByTagNameNS(XMLDSIG, "X509Certificate"));
  return elements.slice(0, MOST_CERTIFICATES).flatMap(({ textContent }) => {
    const raw = Buffer.from(textContent ?? "", "base64");
    try {
      return [{ cert: readCert(raw), fingerprint: fingerprintOf(raw) }];
    } catch {
      return [];
    }
  });
}

function strangerIn([first]: readonly Named[]): string {
  if (!first) return "its signature does not say whose it is";
  return `it is signed by somebody TRUST_LIST_SIGNERS does not name (certificate with SHA-256 ${first.fingerprint})`;
}

/** What that certificate's key signed, one text for each reference; null when it did not. */
function signedBy({ certificate }: Cert, signature: Element, xml: string): string[] | null {
  try {
    const key = Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER());
    const publicCert = createPublicKey({ key, format: "der", type: "spki" });
    const checker = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
    allowOnly(checker);
    checker.loadSignature(signature);
    return checker.checkSignature(xml) ? checker.getSignedReferences() : null;
  } catch {
    return null;
  }
}

function allowOnly(checker: SignedXml): void {
  const canonical = checker.CanonicalizationAlgorithms;
  checker.CanonicalizationAlgorithms = Object.fromEntries(
    Object.entries(canonical).filter(([name]) => [EXCLUSIVE, INCLUSIVE, ENVELOPED].includes(name)),
  );
  checker.HashAlgorithms = LIST_HASHES;
  checker.SignatureAlgorithms = LIST_SIGNATURES;
}
