import type { Instant } from "@/lib/kernel/day";
import type { Cert } from "../cms/read-cms";

/** An authority that is believed, and for what. */
export interface Anchor {
  cert: Cert;
  service: "signatures" | "time-stamps" | "any";
  /** Whether its supervisor let it work at that instant. */
  granted: (at: Instant) => boolean;
}

/** Whom to believe: what a trusted list or a bundle of certificates says. */
export interface TrustList {
  anchors: Anchor[];
  /** Revocation lists the operator keeps beside, DER. */
  crls?: readonly Uint8Array[];
}
