import type { Instant } from "@/lib/kernel/day";
import type { CheckedSigner } from "./cms/check-signer";
import type { Cms, Signer } from "./cms/read-cms";
import type { TrustList } from "./trust/trust-list";
import type { Note, Reason, Verdict } from "./verdict";

/** What is asked of a signed file. */
export interface Question {
  /** What must have been signed, byte by byte; also where a detached signature finds it. */
  content?: Uint8Array;
  /** The codice fiscale that must be among the signers'. */
  taxCode?: string;
  /** The instant of the judgement: nothing may have been signed later. */
  at: Instant;
  /** When the contract came to be: nobody can have signed it earlier. */
  since?: Instant;
  /** Whom to believe; null judges the file and its cryptography alone. */
  trust: TrustList | null;
}

/** Certificates and revocation data as bytes. */
export interface Beside {
  certificates: Uint8Array[];
  crls: Uint8Array[];
  ocsps: Uint8Array[];
}

/** A time stamp of a file as it stood: the stamp and the bytes it is of. */
export interface DocumentStamp {
  stamp: Uint8Array;
  pieces: Uint8Array[];
}

/** A signature found in a file, with what its cryptography says. */
export interface FoundSignature {
  cms: Cms;
  checked: CheckedSigner;
  signer: Signer;
  /** Certificates and revocation data that stand in the file beside the signature. */
  beside: Beside;
  /** Time stamps of the whole file after this signature. */
  stamps: DocumentStamp[];
}

/** A signed file taken apart: which fault it has as a file, and what signatures are in it. */
export interface Opened {
  container: Verdict["container"];
  fault: Reason | null;
  signatures: FoundSignature[];
  content: Verdict["content"];
  notes: Note[];
}

/** A file in which nothing could be found. */
export const nothing = (fault: Reason, container: Verdict["container"] = null): Opened => ({
  container,
  fault,
  signatures: [],
  content: null,
  notes: [],
});
