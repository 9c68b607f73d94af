import type { Locale } from "@/lib/i18n/locales";
import type { Instant } from "@/lib/kernel/day";
import type { SignatureFacts } from "./signing";

/** Everything the evidence page of a signature says. */
export interface Evidence {
  locale: Locale;
  seller: string;
  /** The order's code, once it is placed. */
  orderCode: string | null;
  contract: { version: number; clausesVersion: string; contentHash: string; sha256: string };
  signer: { name: string; taxCode: string | null };
  signedAt: Instant;
  /** SHA-256 of the signed file, hex. */
  signedSha256: string;
  facts: SignatureFacts;
  /** What the staff decided on a signature by hand, once they did. */
  decision: { who: string; at: Instant } | null;
}
