import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import {
  countryIn,
  issuerIn,
  maySignDocuments,
  personIn,
  saysQualified,
  serialOf,
  taxCodeIn,
  validFrom,
  validUntil,
} from "./cms/certificate";
import type { FoundSignature, Question } from "./question";
import { findChain } from "./trust/find-chain";
import type { Note, Reason, SignerFacts } from "./verdict";

/** Clocks of signers' computers may be wrong by this much. */
const SLACK = { minutes: 15 };
/** Collisions of SHA-1 were shown in February 2017: what was signed before may be read, nothing is accepted on it. */
const SHA1_HELD_UNTIL = Temporal.Instant.from("2017-01-01T00:00:00Z");

/** Judges who signed: strength, time, certificate, trust. The person is the file's matter, see verify-signature. */
export async function judgeSigner(found: FoundSignature, question: Question): Promise<SignerFacts> {
  const facts = factsOf(found);
  const at = facts.provenAt ?? facts.claimedAt ?? question.at;
  const trust = await trustOf(found, question, at);
  const notes = notesOf(found, facts, question);
  const reason =
    found.checked.reason ??
    weakness(found, facts, question) ??
    wrongTime(facts, question) ??
    wrongCertificate(found, facts, question, at) ??
    (trust === "untrusted" ? "untrusted-issuer" : null);
  return { ...facts, trust, reason, notes };
}

function factsOf({ checked }: FoundSignature): SignerFacts {
  const certificate = checked.cert?.certificate;
  return {
    reason: checked.reason,
    name: certificate ? personIn(certificate) : null,
    taxCode: certificate ? taxCodeIn(certificate) : null,
    country: certificate ? countryIn(certificate) : null,
    issuer: certificate ? issuerIn(certificate) : null,
    serial: certificate ? serialOf(certificate) : null,
    notBefore: certificate ? validFrom(certificate) : null,
    notAfter: certificate ? validUntil(certificate) : null,
    claimedAt: checked.claimedAt,
    provenAt: null,
    digest: checked.digest,
    algorithm: checked.method?.cipher ?? null,
    qualified: certificate ? saysQualified(certificate) : false,
    trust: "not-checked",
    revocation: "not-checked",
    notes: [],
  };
}

async function trustOf(
  { checked, cms, beside }: FoundSignature,
  { trust }: Question,
  at: Instant,
): Promise<SignerFacts["trust"]> {
  if (!trust || !checked.cert) return "not-checked";
  const pool = [...cms.certificates, ...beside.certificates];
  return (await findChain(checked.cert, pool, trust, { service: "signatures", at })) ? "trusted" : "untrusted";
}

const isLater = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) > 0;

function weakness({ checked }: FoundSignature, { claimedAt }: SignerFacts, { trust }: Question): Reason | null {
  if (checked.strength === "strong") return null;
  const readable = trust === null && claimedAt !== null && isLater(SHA1_HELD_UNTIL, claimedAt);
  return readable ? null : "weak-algorithm";
}

function wrongTime({ claimedAt, provenAt }: SignerFacts, { at, since }: Question): Reason | null {
  const times = [claimedAt, provenAt].filter((time) => time !== null);
  if (times.some((time) => isLater(time, at.add(SLACK)))) return "signed-in-the-future";
  if (since && times.some((time) => isLater(since.subtract(SLACK), time))) return "signed-before-contract";
  return null;
}

function wrongCertificate(
  { checked }: FoundSignature,
  { notBefore, notAfter, claimedAt, provenAt }: SignerFacts,
  { trust }: Question,
  at: Instant,
): Reason | null {
  if (!checked.cert || !notBefore || !notAfter) return null;
  // Nobody says when it was signed: then only a judgement that is to be relied upon asks for a certificate valid now.
  const timed = claimedAt !== null || provenAt !== null || trust !== null;
  if (timed && isLater(notBefore, at)) return "certificate-not-yet-valid";
  if (timed && isLater(at, notAfter)) return "certificate-expired";
  return maySignDocuments(checked.cert.certificate) ? null : "certificate-not-for-signing";
}

function notesOf({ checked }: FoundSignature, facts: SignerFacts, { at, trust }: Question): Note[] {
  const notes: Note[] = [];
  if (!trust) notes.push("trust-not-checked");
  if (facts.revocation === "not-checked") notes.push("revocation-not-checked");
  if (!facts.provenAt) notes.push(facts.claimedAt ? "time-not-proven" : "time-unknown");
  if (checked.strength === "weak") notes.push("weak-algorithm-then");
  if (facts.notAfter && isLater(at, facts.notAfter)) notes.push("certificate-expired-since");
  if (!facts.qualified) notes.push("certificate-not-qualified");
  return notes;
}
