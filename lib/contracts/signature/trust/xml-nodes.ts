import { XMLParser } from "fast-xml-parser";
import { NoTrustList } from "./trust-list";

/** Elements that may stand once or many times: always read as lists. */
const LISTS = new Set([
  "TrustServiceProvider",
  "TSPService",
  "ServiceHistoryInstance",
  "ServiceDigitalIdentity",
  "DigitalId",
  "X509Certificate",
  "Extension",
  "AdditionalServiceInformation",
  "OtherTSLPointer",
  "OtherInformation",
  "Qualifications",
  "QualificationElement",
  "Qualifier",
  "CriteriaList",
  "otherCriteriaList",
  "KeyUsage",
  "KeyUsageBit",
  "PolicySet",
  "PolicyIdentifier",
  "ExtendedKeyUsage",
  "KeyPurposeId",
  "CertSubjectDNAttribute",
  "AttributeOID",
]);

type Node = Record<string, unknown>;

/** What stands at the end of a path of elements. */
export const nodeAt = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (found, name) => (typeof found === "object" && found ? (found as Node)[name] : undefined),
    value,
  );

/** The elements at the end of a path, when they are of those that may stand many times. */
export const listAt = (value: unknown, ...path: string[]): unknown[] => {
  const found = nodeAt(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The text at the end of a path; empty when there is none. */
export const textAt = (value: unknown, ...path: string[]): string => {
  const found = nodeAt(value, ...path);
  const text = typeof found === "object" && found ? (found as Node)["#text"] : found;
  return typeof text === "string" ? text.trim() : "";
};

/** The names of the elements in an element. */
export const namesIn = (value: unknown): string[] =>
  typeof value === "object" && value ? Object.keys(value).filter((name) => !/^[@#]/.test(name)) : [];

/** The certificates that identify a service or a list's signers, as bytes. */
export const certificatesIn = (value: unknown): Buffer[] =>
  listAt(value, "ServiceDigitalIdentity")
    .flatMap((identity) => listAt(identity, "DigitalId"))
    .flatMap((id) => listAt(id, "X509Certificate"))
    .map((base64) => Buffer.from(textAt({ base64 }, "base64"), "base64"));

/** The root element of a trusted list, without prefixes; attributes are found as "@name". Throws NoTrustList. */
export function trustedListIn(xml: string): unknown {
  // A list has no use for entities of its own; files that define them expand without end.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new NoTrustList("it defines entities");
  const list = nodeAt(parsed(xml), "TrustServiceStatusList");
  if (list === undefined) throw new NoTrustList("it is not a trusted list");
  return list;
}

function parsed(xml: string): unknown {
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    processEntities: false,
    isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && LISTS.has(name),
  });
  try {
    return parser.parse(xml, true);
  } catch {
    throw new NoTrustList("its XML is broken");
  }
}
