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

/** unspecified, affiliationChanged, superseded, cessationOfOperation: the key was not in other hands. */
const KEY_WAS_SAFE = [0, 3, 4, 5];

/**
 * Whether a certificate was revoked at an instant, by the data at hand: "not-checked" when none of it is about the
 * certificate and that instant. Data that can't be read or believed counts for nothing.
 */
export async function revocationOf(
  cert: Cert,
  issuer: Cert,
  data: RevocationData,
  at: Instant,
): Promise<"good" | "revoked" | "not-checked"> {
  const answers = await answersOn(cert, issuer, data);
  if (answers.some(({ revokedAt }) => revokedAt && isBy(revokedAt, at))) return "revoked";
  return answers.some(({ knownUntil }) => isBy(at, knownUntil)) ? "good" : "not-checked";
}

/**
 * Whether what a stamping authority's key stamped at an instant counts for nothing (RFC 3161, 4): from the revocation on,
 * and whenever it was stamped unless the revocation says that the key was in nobody else's hands.
 */
export async function isStampVoid(cert: Cert, issuer: Cert, data: RevocationData, at: Instant): Promise<boolean> {
  const answers = await answersOn(cert, issuer, data);
  return answers.some(
    ({ revokedAt, why }) => revokedAt && (why === null || !KEY_WAS_SAFE.includes(why) || isBy(revokedAt, at)),
  );
}

const isBy = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) <= 0;

async function answersOn(cert: Cert, issuer: Cert, { crls, ocsps }: RevocationData): Promise<Answer[]> {
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
  return answers;
}
