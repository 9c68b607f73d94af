import type { Holder } from "./signatures-authority";

export interface ListedService {
  holder: Holder;
  /** CA/QC when left out. */
  type?: string;
  /** Status and since when; newest first. */
  statuses?: [status: string, from: string][];
  /** What it may be used for, e.g. "ForeSignatures". */
  uses?: string[];
}

const ETSI = "http://uri.etsi.org/TrstSvc";
const identity = ({ der }: Holder) =>
  `<ServiceDigitalIdentity><DigitalId><X509Certificate>${Buffer.from(der).toString("base64")}</X509Certificate></DigitalId></ServiceDigitalIdentity>`;

/** A trusted list (ETSI TS 119 612) of these services, as a supervisor publishes it. */
export function trustedList(services: readonly ListedService[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="${ETSI}/TSLTag"><SchemeInformation><SchemeTerritory>IT</SchemeTerritory></SchemeInformation>
<TrustServiceProviderList><TrustServiceProvider><TSPServices>${services.map(service).join("")}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>`;
}

function service({
  holder,
  type = "CA/QC",
  statuses = [["granted", "2016-07-01T00:00:00Z"]],
  uses = [],
}: ListedService) {
  const [current, ...past] = statuses.map(
    ([status, from]) => `<ServiceTypeIdentifier>${ETSI}/Svctype/${type}</ServiceTypeIdentifier>${identity(holder)}
<ServiceStatus>${ETSI}/TrustedList/Svcstatus/${status}</ServiceStatus><StatusStartingTime>${from}</StatusStartingTime>`,
  );
  const extensions = uses.map(
    (use) =>
      `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${ETSI}/TrustedList/SvcInfoExt/${use}</URI></AdditionalServiceInformation></Extension>`,
  );
  const more =
    extensions.length > 0 ? `<ServiceInformationExtensions>${extensions.join("")}</ServiceInformationExtensions>` : "";
  const history = past.map((each) => `<ServiceHistoryInstance>${each}</ServiceHistoryInstance>`).join("");
  return `<TSPService><ServiceInformation>${current}${more}</ServiceInformation><ServiceHistory>${history}</ServiceHistory></TSPService>`;
}
