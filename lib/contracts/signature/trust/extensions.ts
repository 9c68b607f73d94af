import { listAt, namesIn, textAt } from "./xml-nodes";

/** Who took a service over, and how long it tells of revocations, change nothing of its status. */
const UNDERSTOOD = ["AdditionalServiceInformation", "Qualifications", "TakenOverBy", "ExpiredCertsRevocationInfo"];
/** What a service is for, and that it is the root above those which issue. */
const INFORMATION = /\/SvcInfoExt\/(ForeSignatures|ForeSeals|ForWebSiteAuthentication|RootCA[-/]QC)$/;

/**
 * Whether a service of a list, or an instance of its history, says something critical that is not understood here: then
 * it must not be relied on (ETSI TS 119 612, 5.5.9).
 */
export const demandsUnknown = (information: unknown): boolean =>
  listAt(information, "ServiceInformationExtensions", "Extension").some(
    (extension) => !["false", "0"].includes(textAt(extension, "@Critical")) && !isUnderstood(extension),
  );

function isUnderstood(extension: unknown): boolean {
  const names = namesIn(extension);
  const informations = listAt(extension, "AdditionalServiceInformation").map((each) => textAt(each, "URI"));
  return (
    names.length > 0 &&
    names.every((name) => UNDERSTOOD.includes(name)) &&
    informations.every((uri) => INFORMATION.test(uri))
  );
}
