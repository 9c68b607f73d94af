import { XMLParser } from "fast-xml-parser";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { readCert } from "../cms/read-cms";
import type { Anchor } from "./trust-list";

/** The file is no trusted list, or not one to be believed: the operator is told. */
export class NoTrustList extends Error {}

/** Elements that may stand once or many times: always read as lists. */
const LISTS = new Set([
  "TrustServiceProvider",
  "TSPService",
  "ServiceHistoryInstance",
  "DigitalId",
  "X509Certificate",
  "Extension",
  "AdditionalServiceInformation",
]);
const SERVICE_TYPES: [RegExp, Anchor["service"]][] = [
  [/\/Svctype\/CA\/QC$/, "signatures"],
  [/\/Svctype\/TSA(\/QTST|\/TSS-QC|\/TSS-AdESQCandQES)?$/, "time-stamps"],
];
/** Under eIDAS "granted"; the others are how the same was said before July 2016 (ETSI TS 119 612, 5.5.4). */
const GRANTED = /\/Svcstatus\/(granted|accredited|undersupervision|supervisionincessation)$/;

type Node = Record<string, unknown>;
const nodeAt = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (found, name) => (typeof found === "object" && found ? (found as Node)[name] : undefined),
    value,
  );
const listAt = (value: unknown, ...path: string[]): unknown[] => {
  const found = nodeAt(value, ...path);
  return Array.isArray(found) ? found : [];
};
const textAt = (value: unknown, ...path: string[]): string => {
  const found = nodeAt(value, ...path);
  const text = typeof found === "object" && found ? (found as Node)["#text"] : found;
  return typeof text === "string" ? text.trim() : "";
};

/**
 * The qualified services of a trusted list (ETSI TS 119 612): those that issue certificates for signatures, and those
 * that make time stamps. Throws NoTrustList. The list's own signature is not verified: the operator answers for the file.
 */
export function trustedListAnchors(xml: string): Anchor[] {
  // A list has no use for entities of its own; files that define them expand without end.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new NoTrustList("it defines entities");
  const list = nodeAt(parsed(xml), "TrustServiceStatusList");
  if (list === undefined) throw new NoTrustList("it is not a trusted list");
  const providers = listAt(list, "TrustServiceProviderList", "TrustServiceProvider");
  return providers.flatMap((provider) => listAt(provider, "TSPServices", "TSPService")).flatMap(anchorsOf);
}

function parsed(xml: string): unknown {
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: false,
    isArray: (name) => LISTS.has(name),
  });
  try {
    return parser.parse(xml, true);
  } catch {
    throw new NoTrustList("its XML is broken");
  }
}

interface Period {
  type: string;
  status: string;
  from: Instant;
}

function anchorsOf(service: unknown): Anchor[] {
  const information = nodeAt(service, "ServiceInformation");
  const type = textAt(information, "ServiceTypeIdentifier");
  const kind = SERVICE_TYPES.find(([pattern]) => pattern.test(type))?.[1];
  if (!kind || (kind === "signatures" && !isForSignatures(information))) return [];
  const past = listAt(service, "ServiceHistory", "ServiceHistoryInstance");
  const periods = [information, ...past].flatMap(periodOf);
  const identities = listAt(information, "ServiceDigitalIdentity", "DigitalId");
  const certificates = identities.flatMap((identity) => listAt(identity, "X509Certificate"));
  return certificates.flatMap((base64) => anchorOf(base64, kind, (at) => isGranted(periods, type, at)));
}

/** A service may be for seals or web sites only. */
function isForSignatures(information: unknown): boolean {
  const uris = listAt(information, "ServiceInformationExtensions", "Extension")
    .flatMap((extension) => listAt(extension, "AdditionalServiceInformation"))
    .map((each) => textAt(each, "URI"))
    .filter((uri) => /\/SvcInfoExt\/For/.test(uri));
  return uris.length === 0 || uris.some((uri) => uri.endsWith("/ForeSignatures"));
}

function periodOf(instance: unknown): Period[] {
  try {
    const from = Temporal.Instant.from(textAt(instance, "StatusStartingTime"));
    return [{ type: textAt(instance, "ServiceTypeIdentifier"), status: textAt(instance, "ServiceStatus"), from }];
  } catch {
    return [];
  }
}

/** The status that had begun last by then. */
function isGranted(periods: readonly Period[], type: string, at: Instant): boolean {
  const begun = periods.filter(({ from }) => Temporal.Instant.compare(from, at) <= 0);
  const [last] = begun.toSorted((one, other) => Temporal.Instant.compare(other.from, one.from));
  return last !== undefined && last.type === type && GRANTED.test(last.status);
}

function anchorOf(base64: unknown, service: Anchor["service"], granted: Anchor["granted"]): Anchor[] {
  const text = textAt({ base64 }, "base64");
  try {
    return [{ cert: readCert(Buffer.from(text, "base64")), service, granted }];
  } catch {
    return [];
  }
}
