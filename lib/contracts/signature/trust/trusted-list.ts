import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { readCert } from "../cms/read-cms";
import type { Anchor } from "./trust-list";
import { certificatesIn, listAt, nodeAt, textAt } from "./xml-nodes";

const SERVICE_TYPES: [RegExp, Anchor["service"]][] = [
  [/\/Svctype\/CA\/QC$/, "signatures"],
  [/\/Svctype\/TSA(\/QTST|\/TSS-QC|\/TSS-AdESQCandQES)?$/, "time-stamps"],
];
/** Under eIDAS "granted"; the others are how the same was said before July 2016 (ETSI TS 119 612, 5.5.4). */
const GRANTED = /\/Svcstatus\/(granted|accredited|undersupervision|supervisionincessation)$/;

/**
 * The qualified services of a trusted list (ETSI TS 119 612), given as its root element: those that issue certificates
 * for signatures, and those that make time stamps.
 */
export function trustedListAnchors(list: unknown): Anchor[] {
  const providers = listAt(list, "TrustServiceProviderList", "TrustServiceProvider");
  return providers.flatMap((provider) => listAt(provider, "TSPServices", "TSPService")).flatMap(anchorsOf);
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
  return certificatesIn(information).flatMap((raw) => anchorOf(raw, kind, (at) => isGranted(periods, type, at)));
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

function anchorOf(raw: Uint8Array, service: Anchor["service"], granted: Anchor["granted"]): Anchor[] {
  try {
    return [{ cert: readCert(raw), service, granted }];
  } catch {
    return [];
  }
}
