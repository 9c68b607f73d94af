import type { Holder } from "./signatures-authority";

export interface ListedService {
  holder: Holder;
  /** CA/QC when left out. */
  type?: string;
  /** Status and since when; newest first. */
  statuses?: [status: string, from: string][];
  /** What it may be used for, e.g. "ForeSignatures". */
  uses?: string[];
  /** What is said of its certificates today: elements of `Qualifications`, see `qualification`. */
  qualifications?: string[];
  /** Whole elements `Extension`, of today and of each period before. */
  extensions?: string[];
  pastExtensions?: string[];
}

const ETSI = "http://uri.etsi.org/TrstSvc";
const identity = ({ der }: Holder) =>
  `<ServiceDigitalIdentity><DigitalId><X509Certificate>${Buffer.from(der).toString("base64")}</X509Certificate></DigitalId></ServiceDigitalIdentity>`;

/** What a list says of itself. */
export interface ListScheme {
  territory?: string;
  issuedAt?: string;
  /** Null: a list that is closed. */
  nextUpdate?: string | null;
  /** Signers of other lists, by territory: it is a list of the lists then. */
  pointers?: Record<string, Holder[]>;
}

/** A trusted list (ETSI TS 119 612) of these services, as a supervisor publishes it, but for its signature. */
export function trustedList(services: readonly ListedService[], scheme: ListScheme = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" Id="list" TSLTag="${ETSI}/TSLTag">${schemeOf(scheme)}
<TrustServiceProviderList><TrustServiceProvider><TSPServices>${services.map(service).join("")}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>`;
}

function schemeOf({ territory = "IT", issuedAt = "2026-10-01T00:00:00Z", nextUpdate, pointers }: ListScheme): string {
  const until = nextUpdate === null ? "" : `<dateTime>${nextUpdate ?? "2027-03-31T00:00:00Z"}</dateTime>`;
  const type = pointers ? "EUlistofthelists" : "EUgeneric";
  // Every list points to the list of the lists.
  const others = Object.entries(pointers ?? { EU: [] }).map(([each, signers]) => pointer(each, signers));
  return `<SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier><TSLType>${ETSI}/TrustedList/TSLType/${type}</TSLType>
<SchemeTerritory>${territory}</SchemeTerritory><PointersToOtherTSL>${others.join("")}</PointersToOtherTSL>
<ListIssueDateTime>${issuedAt}</ListIssueDateTime><NextUpdate>${until}</NextUpdate></SchemeInformation>`;
}

const pointer = (territory: string, signers: readonly Holder[]): string => {
  const type = territory === "EU" ? "EUlistofthelists" : "EUgeneric";
  return `<OtherTSLPointer><ServiceDigitalIdentities>${signers.map(identity).join("")}</ServiceDigitalIdentities>
<AdditionalInformation><OtherInformation><TSLType>${ETSI}/TrustedList/TSLType/${type}</TSLType></OtherInformation>
<OtherInformation><SchemeTerritory>${territory}</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer>`;
};

/** Qualifiers by the last part of their address, and an XML list of criteria that certificates must meet. */
export const qualification = (qualifiers: string[], criteria: string): string =>
  `<sie:QualificationElement><sie:Qualifiers>${qualifiers
    .map((each) => `<sie:Qualifier uri="${ETSI}/TrustedList/SvcInfoExt/${each}"/>`)
    .join("")}</sie:Qualifiers>${criteria}</sie:QualificationElement>`;

const qualified = (elements: readonly string[]): string =>
  `<sie:Qualifications xmlns:sie="${ETSI}/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#" xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${elements.join("")}</sie:Qualifications>`;

function service({
  holder,
  type = "CA/QC",
  statuses = [["granted", "2016-07-01T00:00:00Z"]],
  uses = [],
  qualifications = [],
  extensions = [],
  pastExtensions = [],
}: ListedService) {
  const [current, ...past] = statuses.map(
    ([status, from]) => `<ServiceTypeIdentifier>${ETSI}/Svctype/${type}</ServiceTypeIdentifier>${identity(holder)}
<ServiceStatus>${ETSI}/TrustedList/Svcstatus/${status}</ServiceStatus><StatusStartingTime>${from}</StatusStartingTime>`,
  );
  const informations = uses.map(
    (use) =>
      `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${ETSI}/TrustedList/SvcInfoExt/${use}</URI></AdditionalServiceInformation></Extension>`,
  );
  const quality =
    qualifications.length > 0 ? [`<Extension Critical="true">${qualified(qualifications)}</Extension>`] : [];
  const now = extended([...informations, ...quality, ...extensions]);
  const history = past.map(
    (each) => `<ServiceHistoryInstance>${each}${extended(pastExtensions)}</ServiceHistoryInstance>`,
  );
  return `<TSPService><ServiceInformation>${current}${now}</ServiceInformation><ServiceHistory>${history.join("")}</ServiceHistory></TSPService>`;
}

const extended = (extensions: readonly string[]): string =>
  extensions.length > 0 ? `<ServiceInformationExtensions>${extensions.join("")}</ServiceInformationExtensions>` : "";
