import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { keyStrength, methodOf } from "../cms/algorithms";
import { sameBytes } from "../cms/attributes";
import { demandsUnknown, mayIssue, validFrom, validUntil } from "../cms/certificate";
import type { Cert } from "../cms/read-cms";
import { isSignedWith } from "../cms/signed-with";
import type { Anchor, TrustList } from "./trust-list";

const LONGEST = 6;
/** A hostile file may bring hundreds of certificates that all could have issued each other. */
const MOST_CHECKS = 60;

interface Search {
  pool: readonly Cert[];
  anchors: readonly Anchor[];
  at: Instant;
  checks: number;
}

/**
 * The way from a certificate to an authority of the list that was granted at that instant, issuers in order, anchor
 * last; null when there is none. Certificates in between come from `pool` and must have been valid at that instant.
 */
export async function findChain(
  cert: Cert,
  pool: readonly Cert[],
  trust: TrustList,
  { service, at }: { service: Exclude<Anchor["service"], "any">; at: Instant },
): Promise<Cert[] | null> {
  const anchors = trust.anchors.filter((each) => [service, "any"].includes(each.service) && each.granted(at));
  const own = anchors.find((anchor) => sameBytes(anchor.cert.raw, cert.raw));
  if (own) return [cert];
  return climb(cert, [], { pool, anchors, at, checks: 0 });
}

async function climb(cert: Cert, below: Cert[], search: Search): Promise<Cert[] | null> {
  if (below.length >= LONGEST || demandsUnknown(cert.certificate)) return null;
  for (const { cert: anchor } of search.anchors) {
    if (mayHaveIssued(anchor, cert, below.length) && (await isIssuedBy(cert, anchor, search))) return [cert, anchor];
  }
  for (const issuer of search.pool) {
    if (issuer === cert || below.includes(issuer) || !isValidAt(issuer, search.at)) continue;
    if (!mayHaveIssued(issuer, cert, below.length) || !(await isIssuedBy(cert, issuer, search))) continue;
    const rest = await climb(issuer, [...below, cert], search);
    if (rest) return [cert, ...rest];
  }
  return null;
}

/** Who issued a certificate, among these; null when it isn't there. */
export async function issuerOf(cert: Cert, pool: readonly Cert[]): Promise<Cert | null> {
  const search: Search = { pool, anchors: [], at: validFrom(cert.certificate), checks: 0 };
  for (const issuer of pool) {
    if (issuer !== cert && mayHaveIssued(issuer, cert, 0) && (await isIssuedBy(cert, issuer, search))) return issuer;
  }
  return null;
}

const mayHaveIssued = (issuer: Cert, cert: Cert, below: number): boolean =>
  cert.certificate.issuer.isEqual(issuer.certificate.subject) && mayIssue(issuer.certificate, below);

/** Signed by that authority's key, and not with a digest that can be forged. */
async function isIssuedBy({ certificate }: Cert, issuer: Cert, search: Search): Promise<boolean> {
  search.checks += 1;
  const method = methodOf(certificate.signatureAlgorithm, "SHA-256");
  if (search.checks > MOST_CHECKS || !method?.digest || method.strength !== "strong") return false;
  if (!keyStrength(issuer.certificate.subjectPublicKeyInfo)) return false;
  const { tbsView, signatureValue, signatureAlgorithm: algorithm } = certificate;
  const key = issuer.certificate.subjectPublicKeyInfo;
  return isSignedWith(key, Uint8Array.from(tbsView), signatureValue, { algorithm, digest: method.digest });
}

export const isValidAt = ({ certificate }: Cert, at: Instant): boolean =>
  Temporal.Instant.compare(validFrom(certificate), at) <= 0 &&
  Temporal.Instant.compare(at, validUntil(certificate)) <= 0;
