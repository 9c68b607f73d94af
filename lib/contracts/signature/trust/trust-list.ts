import type { Instant } from "@/lib/kernel/day";
import type { Cert } from "../cms/read-cms";
import type { Qualification } from "./criteria";

/** The file is no trusted list, or not one to be believed: the operator is told. */
export class NoTrustList extends Error {}

/** An authority that is believed, and for what. */
export interface Anchor {
  cert: Cert;
  service: "signatures" | "time-stamps" | "any";
  /** Whether its supervisor let it work at that instant. */
  granted: (at: Instant) => boolean;
  /** What its list said at that instant of certificates it issued. */
  qualifications?: (at: Instant) => readonly Qualification[];
}

/** A trusted list that was read: what the operator is told of it. */
export interface ListFacts {
  file: string;
  /** "IT" …, "EU" for the list of the lists. */
  territory: string;
  issuedAt: Instant;
  /** From then on it is out of date (ETSI TS 119 612, 5.3.15). */
  nextUpdate: Instant;
  /** Who signed it, and the SHA-256 of the certificate in hex; null when the operator chose not to ask. */
  signedBy: { name: string | null; fingerprint: string } | null;
  /** How many authorities it names: none in a list of the lists, and in a country's where nobody certifies signatures. */
  authorities: number;
}

/** Whom to believe: what a trusted list or a bundle of certificates says. */
export interface TrustList {
  anchors: Anchor[];
  /** Revocation lists the operator keeps beside, DER. */
  crls?: readonly Uint8Array[];
  /** The trusted lists among the files. */
  lists?: readonly ListFacts[];
}
