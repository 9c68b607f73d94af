import { type BaseBlock, BitString, fromBER, ObjectIdentifier, Sequence } from "asn1js";
import {
  BasicConstraints,
  type Certificate,
  CertificatePolicies,
  ExtKeyUsage,
  QCStatements,
  type RelativeDistinguishedNames,
} from "pkijs";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { isRefusal } from "@/lib/kernel/refusal";

const COMMON_NAME = "2.5.4.3";
const SURNAME = "2.5.4.4";
const SERIAL_NUMBER = "2.5.4.5";
const COUNTRY = "2.5.4.6";
const ORGANIZATION = "2.5.4.10";
const GIVEN_NAME = "2.5.4.42";
const QUALIFIER = "2.5.4.46";
const QUALIFIED = "0.4.0.1862.1.1";
const KINDS = "0.4.0.1862.1.6";
const FOR_SIGNATURES = `${KINDS}.1`;

/** The texts of one kind in a distinguished name, in order. */
function textsIn(name: RelativeDistinguishedNames, type: string): string[] {
  return name.typesAndValues.filter((part) => part.type === type).flatMap((part) => textOf(part.value) ?? []);
}

function textOf(node: BaseBlock): string | null {
  const { valueBlock } = node;
  return "value" in valueBlock && typeof valueBlock.value === "string" ? valueBlock.value.trim() : null;
}

/** "Rossi Mario" where the certificate has both parts, else its common name. */
export function personIn(certificate: Certificate): string | null {
  const [surname] = textsIn(certificate.subject, SURNAME);
  const [givenName] = textsIn(certificate.subject, GIVEN_NAME);
  if (surname && givenName) return `${givenName} ${surname}`;
  return textsIn(certificate.subject, COMMON_NAME)[0] ?? null;
}

export const countryIn = (certificate: Certificate): string | null =>
  textsIn(certificate.subject, COUNTRY)[0]?.toUpperCase() ?? null;

/** Who issued it: common name, or the organisation. */
export const issuerIn = ({ issuer }: Certificate): string | null =>
  textsIn(issuer, COMMON_NAME)[0] ?? textsIn(issuer, ORGANIZATION)[0] ?? null;

export const serialOf = ({ serialNumber }: Certificate): string =>
  Buffer.from(serialNumber.valueBlock.valueHexView).toString("hex");

/** As ETSI EN 319 412-1 writes it (TINIT-…), and as Italian certificates did before (IT:…, CF:…). */
const MARKED = /^(?:TINIT-|IT[:/]|CF[:/-])\s*([A-Z0-9]{11,16})$/;

/**
 * The codice fiscale of a certificate's holder, in capitals; null when there is none. It stands in the serial number of
 * the subject; cards issued before 2010 had it in the common name, between slashes, or in the qualifier.
 */
export function taxCodeIn(certificate: Certificate): string | null {
  const { subject } = certificate;
  for (const text of textsIn(subject, SERIAL_NUMBER)) {
    const code = MARKED.exec(text.toUpperCase())?.[1] ?? codeOfPerson(text);
    if (code) return code;
  }
  for (const text of [...textsIn(subject, COMMON_NAME), ...textsIn(subject, QUALIFIER)]) {
    const code = text.split(/[/:]/).map(codeOfPerson).find(Boolean);
    if (code) return code;
  }
  return null;
}

function codeOfPerson(text: string): string | null {
  const code = checkCodiceFiscale(text, "person");
  return isRefusal(code) ? null : code;
}

const extension = (certificate: Certificate, id: string) =>
  certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;

/** The bits of key usage, as RFC 5280 counts them; null when the certificate does not restrict its key. */
function keyUsage(certificate: Certificate): ((bit: number) => boolean) | null {
  const node = certificate.extensions?.find(({ extnID }) => extnID === "2.5.29.15");
  if (!node) return null;
  const bits = fromBER(node.extnValue.valueBlock.valueHexView).result;
  const bytes = bits instanceof BitString ? bits.valueBlock.valueHexView : new Uint8Array();
  return (bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
}

/** Whether key usage names that bit, as RFC 5280 counts them. */
export const isKeyFor = (certificate: Certificate, bit: number): boolean => keyUsage(certificate)?.(bit) ?? false;

/** Whether it was issued under that policy. */
export function isUnder(certificate: Certificate, policy: string): boolean {
  const policies = extension(certificate, "2.5.29.32");
  return (
    policies instanceof CertificatePolicies &&
    policies.certificatePolicies.some(({ policyIdentifier }) => policyIdentifier === policy)
  );
}

/** Whether its subject has an attribute of that kind. */
export const isNamedWith = ({ subject }: Certificate, type: string): boolean => textsIn(subject, type).length > 0;

/** Whether the key may sign documents: digital signature or content commitment (non-repudiation). */
export function maySignDocuments(certificate: Certificate): boolean {
  const may = keyUsage(certificate);
  return may === null || may(0) || may(1);
}

/** Whether it may issue certificates, with that many authorities below it. */
export function mayIssue(certificate: Certificate, below: number): boolean {
  const constraints = extension(certificate, "2.5.29.19");
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const length = constraints.pathLenConstraint;
  if (typeof length === "number" && below > length) return false;
  return keyUsage(certificate)?.(5) ?? true;
}

/** Whether its extended key usage holds a purpose (an object identifier). */
export function isFor(certificate: Certificate, purpose: string): boolean {
  const usage = extension(certificate, "2.5.29.37");
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(purpose);
}

/** What this program understands of what a certificate may call critical: key usage, constraints, policies, statements. */
const UNDERSTOOD = [15, 17, 19, 32, 33, 36, 37, 54].map((n) => `2.5.29.${n}`).concat("1.3.6.1.5.5.7.1.3");

/** Whether it demands that something be understood which is not: such a certificate must not be used (RFC 5280, 4.2). */
export const demandsUnknown = ({ extensions = [] }: Certificate): boolean =>
  extensions.some(({ critical, extnID }) => critical && !UNDERSTOOD.includes(extnID));

/** The certificate says of itself that it is a qualified one (ETSI EN 319 412-5). */
export function saysQualified(certificate: Certificate): boolean {
  const statements = extension(certificate, "1.3.6.1.5.5.7.1.3");
  return statements instanceof QCStatements && statements.values.some(({ id }) => id === QUALIFIED);
}

/** It says for what it is, and not for a person's signatures: for seals, or for web sites (ETSI EN 319 412-5, 4.2.3). */
export function saysOnlyForOthers(certificate: Certificate): boolean {
  const statements = extension(certificate, "1.3.6.1.5.5.7.1.3");
  const kinds = statements instanceof QCStatements ? statements.values.find(({ id }) => id === KINDS)?.type : null;
  if (!(kinds instanceof Sequence)) return false;
  return !kinds.valueBlock.value.some((kind) => kind instanceof ObjectIdentifier && kind.getValue() === FOR_SIGNATURES);
}

export const validFrom = ({ notBefore }: Certificate): Instant =>
  Temporal.Instant.fromEpochMilliseconds(notBefore.value.getTime());
export const validUntil = ({ notAfter }: Certificate): Instant =>
  Temporal.Instant.fromEpochMilliseconds(notAfter.value.getTime());
