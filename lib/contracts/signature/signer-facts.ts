import {
  countryIn,
  issuerIn,
  personIn,
  saysQualified,
  serialOf,
  taxCodeIn,
  validFrom,
  validUntil,
} from "./cms/certificate";
import type { CheckedSigner } from "./cms/check-signer";
import type { SignerFacts } from "./verdict";

/** What certificate and signature say of themselves, before anything is judged. */
export function factsOf({ reason, cert, claimedAt, digest, method }: CheckedSigner): SignerFacts {
  const certificate = cert?.certificate;
  return {
    reason,
    name: certificate ? personIn(certificate) : null,
    taxCode: certificate ? taxCodeIn(certificate) : null,
    country: certificate ? countryIn(certificate) : null,
    issuer: certificate ? issuerIn(certificate) : null,
    serial: certificate ? serialOf(certificate) : null,
    notBefore: certificate ? validFrom(certificate) : null,
    notAfter: certificate ? validUntil(certificate) : null,
    claimedAt,
    provenAt: null,
    digest,
    algorithm: method?.cipher ?? null,
    qualified: certificate ? saysQualified(certificate) : false,
    vouched: false,
    trust: "not-checked",
    revocation: "not-checked",
    notes: [],
  };
}
