import type { Beside } from "../question";
import type { Revision } from "./revision";
import { decoded } from "./streams";
import { isStream, type PdfValue } from "./values";

const MOST = 60;

/** Certificates and revocation data that the document keeps for later (ETSI EN 319 142-1, 5.4.2): the last revision's. */
export function keptIn(document: Revision): Beside {
  const store = document.dict(document.dict(document.root)?.entries.get("DSS"));
  const streams = (key: string): Uint8Array[] => {
    const list = document.resolve(store?.entries.get(key));
    return Array.isArray(list) ? list.slice(0, MOST).flatMap((value) => bytesOf(document, value)) : [];
  };
  return { certificates: streams("Certs"), crls: streams("CRLs"), ocsps: streams("OCSPs") };
}

/** What can't be read proves nothing, and spoils nothing. */
function bytesOf(document: Revision, value: PdfValue): Uint8Array[] {
  try {
    const stream = document.resolve(value);
    return isStream(stream) ? [decoded(stream)] : [];
  } catch {
    return [];
  }
}
