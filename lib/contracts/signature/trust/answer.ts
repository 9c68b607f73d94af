import type { Instant } from "@/lib/kernel/day";

/** What a list or an OCSP answer says of a certificate. */
export interface Answer {
  /** When it was revoked or suspended; null when it was not. */
  revokedAt: Instant | null;
  /** Why, as RFC 5280 numbers it (5.3.1); null when it does not say. */
  why: number | null;
  /** Up to when the answer holds. */
  knownUntil: Instant;
}
