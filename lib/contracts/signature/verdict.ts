import type { Instant } from "@/lib/kernel/day";

/** Why a signed file is not accepted, in the order in which they are looked for. Sentences: messages `signature.refusals`. */
export const REASONS = [
  "not-a-signature",
  "not-signed",
  "too-large",
  "malformed",
  "encrypted",
  "content-missing",
  "not-whole-file",
  "corrupted",
  "changed-after-signing",
  "stamp-too-large",
  "other-content",
  "rewritten",
  "no-signing-certificate",
  "unsupported-algorithm",
  "weak-algorithm",
  "signed-attributes-missing",
  "signed-attributes-wrong",
  "digest-differs",
  "signature-wrong",
  "other-certificate",
  "time-stamp-wrong",
  "signed-in-the-future",
  "signed-before-contract",
  "certificate-not-yet-valid",
  "certificate-expired",
  "certificate-not-for-signing",
  "untrusted-issuer",
  "listed-not-qualified",
  "certificate-not-personal",
  "certificate-revoked",
  "authority-revoked",
  "no-tax-code",
  "other-signer",
] as const;

export type Reason = (typeof REASONS)[number];

/** What is true and worth knowing of a signature, without making it wrong. Sentences: messages `signature.notes`. */
export const NOTES = [
  "trust-not-checked",
  "revocation-not-checked",
  "time-not-proven",
  "time-unknown",
  "weak-algorithm-then",
  "certificate-expired-since",
  "certificate-not-qualified",
  "updated-for-long-term",
] as const;

export type Note = (typeof NOTES)[number];

/** One signature of the file and who made it. Instants are null when the file does not say. */
export interface SignerFacts {
  /** Null when this signature is right. */
  reason: Reason | null;
  /** Surname and given name, or the common name. */
  name: string | null;
  /** Codice fiscale in capitals, when the certificate carries one. */
  taxCode: string | null;
  country: string | null;
  issuer: string | null;
  /** Serial number of the certificate, hexadecimal. */
  serial: string | null;
  notBefore: Instant | null;
  notAfter: Instant | null;
  /** What the signer's own clock said. */
  claimedAt: Instant | null;
  /** What a trusted time stamp says. */
  provenAt: Instant | null;
  /** "SHA-256" … */
  digest: string | null;
  /** "RSA", "RSA-PSS", "ECDSA" or "EdDSA". */
  algorithm: string | null;
  /** The certificate states that it is a qualified one, or the list says so. */
  qualified: boolean;
  /** Trusted, and for such a certificate: a qualified one, or of an authority that the operator names itself. */
  vouched: boolean;
  trust: "trusted" | "untrusted" | "not-checked";
  revocation: "good" | "revoked" | "not-checked";
  notes: Note[];
}

/** The judgement on a signed file. */
export interface Verdict {
  /** Everything asked is right. Without a trust list only the file and its cryptography can have been asked. */
  valid: boolean;
  /** The first thing that is wrong; null exactly when valid. */
  reason: Reason | null;
  container: "cades" | "pades" | null;
  /** "trusted" when every signer's certificate leads to the trust list at the time of signing. */
  trust: "trusted" | "untrusted" | "not-checked";
  signers: SignerFacts[];
  /** What was signed: size in bytes and SHA-256 in hex; null when it can't be told. */
  content: { size: number; sha256: string } | null;
  notes: Note[];
}
