import { LIST_HASHES, LIST_SIGNATURES } from "./list-algorithms";
import { NoTrustList } from "./trust-list";

export const XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
export const ENVELOPED = `${XMLDSIG}enveloped-signature`;
/** What a reference without transforms is made canonical with: for parts of the signature only. */
export const INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
export const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const MOST_REFERENCES = 4;

const refused = (why: string): never => {
  throw new NoTrustList(why);
};

const childrenOf = (node: Element): Element[] =>
  Array.from(node.childNodes).filter((child): child is Element => child.nodeType === 1);
/** By local name, as the library that verifies looks for them: both must count the same ones. */
const named = (node: Element | undefined, name: string): Element[] =>
  node ? childrenOf(node).filter((child) => child.localName === name) : [];
const algorithmOf = (node: Element | undefined): string => node?.getAttribute("Algorithm") ?? "";

/** The one signature of a list: a child of its root, and no other anywhere. Throws NoTrustList. */
export function signatureOf(root: Element): Element {
  const [signature, second] = Array.from(root.getElementsByTagNameNS(XMLDSIG, "Signature"));
  if (!signature) return refused("it is not signed");
  if (second) return refused("it has more than one signature");
  return signature.parentNode === root ? signature : refused("its signature is not where it belongs");
}

/**
 * Checks what a signature says it covers: the whole list once, and besides it only parts of the signature itself, the
 * list made canonical in the one way ETSI TS 119 612 (annex B) allows. `rootAt`: which of the references is the list's.
 * Throws NoTrustList.
 */
export function signedPartsOf(root: Element, signature: Element): { rootAt: number } {
  const [info, value] = childrenOf(signature);
  if (info?.localName !== "SignedInfo" || value?.localName !== "SignatureValue")
    return refused("its signature is malformed");
  if (algorithmOf(named(info, "CanonicalizationMethod")[0]) !== EXCLUSIVE) return refused(UNKNOWN_WAY);
  if (!Object.hasOwn(LIST_SIGNATURES, algorithmOf(named(info, "SignatureMethod")[0]))) return refused(UNKNOWN_WAY);
  const references = named(info, "Reference");
  if (references.length > MOST_REFERENCES) return refused("its signature is malformed");
  const ofRoot = references.filter((reference) => isOfRoot(reference, root));
  const [one, other] = ofRoot;
  if (!one) return refused("its signature does not cover the list");
  if (other) return refused("its signature covers the list twice");
  for (const reference of references) checkReference(reference, signature, reference === one);
  return { rootAt: references.indexOf(one) };
}

const UNKNOWN_WAY = "it is signed in a way that is not accepted";

function isOfRoot(reference: Element, root: Element): boolean {
  const id = root.getAttribute("Id");
  const uri = reference.getAttribute("URI");
  return reference.hasAttribute("URI") && (uri === "" || (Boolean(id) && uri === `#${id}`));
}

function checkReference(reference: Element, signature: Element, isRoot: boolean): void {
  if (!isRoot && !isInside(reference.getAttribute("URI") ?? "", signature))
    refused("its signature covers something else");
  const [digest, ...digests] = named(reference, "DigestMethod");
  const [transforms, ...more] = named(reference, "Transforms");
  if (digests.length + more.length > 0) refused("its signature is malformed");
  if (!Object.hasOwn(LIST_HASHES, algorithmOf(digest))) refused(UNKNOWN_WAY);
  const steps = named(transforms, "Transform").map(algorithmOf).join(" ");
  const accepted = isRoot ? [`${ENVELOPED} ${EXCLUSIVE}`] : ["", INCLUSIVE, EXCLUSIVE];
  if (!accepted.includes(steps)) refused(UNKNOWN_WAY);
}

/** A part of the signature, by its Id: what is elsewhere in the file, or outside of it, is nothing to sign. */
function isInside(uri: string, signature: Element): boolean {
  const id = /^#(.+)$/.exec(uri)?.[1];
  return Boolean(id) && Array.from(signature.getElementsByTagName("*")).some((part) => part.getAttribute("Id") === id);
}
