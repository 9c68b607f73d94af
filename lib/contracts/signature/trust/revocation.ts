import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import type { Cert } from "../cms/read-cms";
import type { Answer } from "./answer";
import { askOcsp } from "./ocsp";
import { askList } from "./revocation-list";

/** Revocation data that came with a signature. */
export interface RevocationData {
  crls: readonly Uint8Array[];
  ocsps: readonly Uint8Array[];
}

const MOST_ANSWERS = 40;

/**
 * Whether a certificate was revoked at an instant, by the data at hand: "not-checked" when none of it is about the
 * certificate and that instant. Data that can't be read or believed counts for nothing.
 */
export async function revocationOf(
  cert: Cert,
  issuer: Cert,
  { crls, ocsps }: RevocationData,
  at: Instant,
): Promise<"good" | "revoked" | "not-checked"> {
  const answers: Answer[] = [];
  // The operator's lists come first: no file can bring so much that they are not asked.
  const asked = [
    ...crls.map((raw) => () => askList(raw, cert, issuer)),
    ...ocsps.map((raw) => () => askOcsp(raw, cert, issuer)),
  ];
  for (const ask of asked.slice(0, MOST_ANSWERS)) {
    const answer = await ask().catch(() => null);
    if (answer) answers.push(answer);
  }
  const isBefore = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) <= 0;
  if (answers.some(({ revokedAt }) => revokedAt && isBefore(revokedAt, at))) return "revoked";
  return answers.some(({ knownUntil }) => isBefore(at, knownUntil)) ? "good" : "not-checked";
}
