import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { readCert } from "../cms/read-cms";
import type { Qualification } from "./criteria";
import { demandsUnknown } from "./extensions";
import { qualificationsIn } from "./qualifications";
import { certificatesIn, listAt, nodeAt, textAt } from "./xml-nodes";

/** A qualified service of a trusted list, as plain data: it travels between threads. */
export interface ListedService {
  /** In DER; several services may name the same. */
  certificate: Uint8Array;
  service: "signatures" | "time-stamps";
  /** What it is listed as today. */
  type: string;
  periods: Period[];
}

/** What its supervisor said of a service, from an instant on (milliseconds since 1970). */
interface Period {
  type: string;
  status: string;
  from: number;
  qualifications: Qualification[];
  /** It says something that must be understood and is not: nothing of it can be relied on. */
  isDark: boolean;
}

const SERVICE_TYPES: [RegExp, ListedService["service"]][] = [
  [/\/Svctype\/CA\/QC$/, "signatures"],
  [/\/Svctype\/TSA(\/QTST|\/TSS-QC|\/TSS-AdESQCandQES)?$/, "time-stamps"],
];
/** Under eIDAS "granted"; the others are how the same was said before July 2016 (ETSI TS 119 612, 5.5.4). */
const GRANTED = /\/Svcstatus\/(granted|accredited|undersupervision|supervisionincessation)$/;

/**
 * The qualified services of a trusted list (ETSI TS 119 612), given as its root element: those that issue certificates
 * for signatures, and those that make time stamps. One for each certificate.
 */
export function listedServices(list: unknown): ListedService[] {
  const providers = listAt(list, "TrustServiceProviderList", "TrustServiceProvider");
  return providers.flatMap((provider) => listAt(provider, "TSPServices", "TSPService")).flatMap(servicesOf);
}

function servicesOf(listed: unknown): ListedService[] {
  const information = nodeAt(listed, "ServiceInformation");
  if (demandsUnknown(information)) return [];
  const type = textAt(information, "ServiceTypeIdentifier");
  const service = SERVICE_TYPES.find(([pattern]) => pattern.test(type))?.[1];
  if (!service || (service === "signatures" && !isForSignatures(information))) return [];
  const past = listAt(listed, "ServiceHistory", "ServiceHistoryInstance");
  const periods = [information, ...past].flatMap(periodOf);
  const certificates = certificatesIn(information).filter(isReadable);
  return certificates.map((certificate) => ({ certificate, service, type, periods }));
}

function isReadable(certificate: Uint8Array): boolean {
  try {
    readCert(certificate);
    return true;
  } catch {
    return false;
  }
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
    const from = Temporal.Instant.from(textAt(instance, "StatusStartingTime")).epochMilliseconds;
    const [type, status] = [textAt(instance, "ServiceTypeIdentifier"), textAt(instance, "ServiceStatus")];
    const qualifications = qualificationsIn(instance);
    return [{ type, status, from, qualifications, isDark: demandsUnknown(instance) }];
  } catch {
    return [];
  }
}

/** Whether its supervisor let a service work at an instant, as what it is listed today. */
export function isGranted({ type, periods }: ListedService, at: Instant): boolean {
  const last = periodAt(periods, at);
  return last !== null && last.type === type && GRANTED.test(last.status) && !last.isDark;
}

/** What was said then of some of its certificates. */
export const qualificationsAt = ({ periods }: ListedService, at: Instant): readonly Qualification[] =>
  periodAt(periods, at)?.qualifications ?? [];

/** The period that had begun last by then. */
function periodAt(periods: readonly Period[], { epochMilliseconds }: Instant): Period | null {
  const begun = periods.filter(({ from }) => from <= epochMilliseconds);
  return begun.toSorted((one, other) => other.from - one.from)[0] ?? null;
}
