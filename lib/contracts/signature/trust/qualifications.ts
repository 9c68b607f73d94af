import type { Criterion, Qualification } from "./criteria";
import { listAt, namesIn, textAt } from "./xml-nodes";

const QUALIFIER = /\/SvcInfoExt\/(\w+)$/;
/** As RFC 5280 counts them (4.2.1.3). */
const BITS = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "crlSign",
  "encipherOnly",
  "decipherOnly",
];

/** The qualifications that a service, or an instance of its history, brings in its extensions. */
export function qualificationsIn(information: unknown): Qualification[] {
  return listAt(information, "ServiceInformationExtensions", "Extension")
    .flatMap((extension) => listAt(extension, "Qualifications"))
    .flatMap((qualifications) => listAt(qualifications, "QualificationElement"))
    .map((element) => ({
      qualifiers: listAt(element, "Qualifiers", "Qualifier").flatMap(
        (each) => QUALIFIER.exec(textAt(each, "@uri"))?.[1] ?? [],
      ),
      criterion: oneOf(listAt(element, "CriteriaList").map(listOf)),
    }));
}

const oneOf = ([first, ...more]: Criterion[]): Criterion => (first && more.length === 0 ? first : { kind: "unknown" });

function listOf(list: unknown): Criterion {
  const others = listAt(list, "otherCriteriaList").flatMap(othersIn);
  const of = [
    ...listAt(list, "KeyUsage").map(keyUsageIn),
    ...listAt(list, "PolicySet").map((set) => identified("policies", listAt(set, "PolicyIdentifier"))),
    ...listAt(list, "CriteriaList").map(listOf),
    ...others,
    ...unknownIn(list, ["KeyUsage", "PolicySet", "CriteriaList", "otherCriteriaList", "Description"]),
  ];
  return of.length > 0 ? { kind: "list", assert: textAt(list, "@assert"), of } : { kind: "unknown" };
}

function othersIn(others: unknown): Criterion[] {
  return [
    ...listAt(others, "ExtendedKeyUsage").map((each) => identified("purposes", listAt(each, "KeyPurposeId"))),
    ...listAt(others, "CertSubjectDNAttribute").map((each) => identified("names", listAt(each, "AttributeOID"))),
    ...unknownIn(others, ["ExtendedKeyUsage", "CertSubjectDNAttribute"]),
  ];
}

const unknownIn = (value: unknown, known: readonly string[]): Criterion[] =>
  namesIn(value).some((name) => !known.includes(name)) ? [{ kind: "unknown" }] : [];

function keyUsageIn(usage: unknown): Criterion {
  const bits = listAt(usage, "KeyUsageBit").map((each) => ({
    bit: BITS.indexOf(textAt(each, "@name")),
    set: ["true", "1"].includes(textAt({ each }, "each")),
  }));
  const isUnderstood = bits.length > 0 && bits.every(({ bit }) => bit >= 0);
  return isUnderstood ? { kind: "key-usage", bits } : { kind: "unknown" };
}

/** Object identifiers, as numbers with points or as addresses (urn:oid:…). */
function identified(kind: "policies" | "purposes" | "names", elements: readonly unknown[]): Criterion {
  const ids = elements.map((each) => textAt(each, "Identifier").replace(/^urn:oid:/i, ""));
  return ids.length > 0 && ids.every((id) => /^\d+(\.\d+)+$/.test(id)) ? { kind, ids } : { kind: "unknown" };
}
