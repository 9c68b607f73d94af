import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { sameBytes } from "./cms/attributes";
import { maySignDocuments } from "./cms/certificate";
import type { Cert } from "./cms/read-cms";
import type { FoundSignature, Question } from "./question";
import { factsOf } from "./signer-facts";
import type { Qualification } from "./trust/criteria";
import { type Evidence, evidenceOf } from "./trust/evidence";
import { findChain, issuerOf } from "./trust/find-chain";
import { type Quality, qualityOf } from "./trust/quality";
import { revocationOf } from "./trust/revocation";
import { stampsOf } from "./trust/stamps";
import type { TrustList } from "./trust/trust-list";
import type { Note, Reason, SignerFacts } from "./verdict";

/** Clocks of signers' computers may be wrong by this much. */
const SLACK = { minutes: 15 };
/** Collisions of SHA-1 were shown in February 2017: what was signed before may be read, nothing is accepted on it. */
const SHA1_HELD_UNTIL = Temporal.Instant.from("2017-01-01T00:00:00Z");

const isLater = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) > 0;

/** Judges who signed: strength, time, certificate, trust. The person is the file's matter, see verify-signature. */
export async function judgeSigner(found: FoundSignature, question: Question): Promise<SignerFacts> {
  const brought = evidenceOf(found);
  const evidence = { ...brought, crls: [...(question.trust?.crls ?? []), ...brought.crls] };
  const { wrong, provenAt } = await stampsOf(found, question.trust, evidence);
  const facts = { ...factsOf(found.checked), provenAt };
  const at = provenAt ?? facts.claimedAt ?? question.at;
  const { authorityRevoked, fault, ...trusted } = await trustOf(found, question, evidence, facts, at);
  const judged = { ...facts, ...trusted };
  const reason =
    found.checked.reason ??
    weakness(found, judged, question) ??
    (wrong ? "time-stamp-wrong" : null) ??
    wrongTime(judged, question) ??
    wrongCertificate(found, judged, question, at) ??
    (judged.trust === "untrusted" ? "untrusted-issuer" : null) ??
    fault ??
    (judged.revocation === "revoked" ? "certificate-revoked" : null) ??
    (authorityRevoked ? "authority-revoked" : null);
  return { ...judged, reason, notes: notesOf(found, judged, question) };
}

type Trusted = Pick<SignerFacts, "trust" | "revocation" | "vouched"> & Quality & { authorityRevoked: boolean };

async function trustOf(
  { checked: { cert } }: FoundSignature,
  { trust, at: now }: Question,
  evidence: Evidence,
  { claimedAt, provenAt, qualified }: SignerFacts,
  at: Instant,
): Promise<Trusted> {
  const nobody = { fault: null, qualified, vouched: false };
  if (!cert) return { trust: "not-checked", revocation: "not-checked", authorityRevoked: false, ...nobody };
  const chain = trust && (await findChain(cert, evidence.certificates, trust, { service: "signatures", at }));
  const issuer = chain?.[1] ?? (await issuerOf(cert, evidence.certificates));
  // A time that only the signer claims may be put before the revocation: what is to be relied upon looks at today.
  const asked = provenAt ?? (trust ? now : (claimedAt ?? now));
  return {
    ...(chain && trust ? vouchedFor(cert, chain, trust, at) : nobody),
    trust: !trust ? "not-checked" : chain ? "trusted" : "untrusted",
    revocation: issuer ? await revocationOf(cert, issuer, evidence, asked) : "not-checked",
    authorityRevoked: await isOneRevoked(chain?.slice(1) ?? [], evidence, asked),
  };
}

/**
 * A list vouches for the qualified certificates of its authorities alone, of which they issue others too; for an
 * authority that the operator names itself, its operator does.
 */
function vouchedFor(cert: Cert, chain: readonly Cert[], trust: TrustList, at: Instant) {
  const quality = qualityOf(cert, qualificationsOf(chain, trust, at));
  const top = chain.at(-1);
  const isOwn = trust.anchors.some(({ cert: own, service }) => service === "any" && top && sameBytes(own.raw, top.raw));
  return { ...quality, vouched: quality.qualified || isOwn };
}

/** What the lists say of certificates from the authority a chain leads to, whose every service counts. */
function qualificationsOf(chain: readonly Cert[], { anchors }: TrustList, at: Instant): Qualification[] {
  const top = chain.at(-1);
  const services = anchors.filter(
    ({ cert, service }) => service !== "time-stamps" && top && sameBytes(cert.raw, top.raw),
  );
  return services
    .filter(({ granted }) => granted(at))
    .flatMap(({ qualifications }) => [...(qualifications?.(at) ?? [])]);
}

/** Of authorities in order, each issued by the next: whether one between signer and anchor was revoked. */
async function isOneRevoked(authorities: readonly Cert[], evidence: Evidence, asked: Instant): Promise<boolean> {
  for (const [i, authority] of authorities.entries()) {
    const issuer = authorities[i + 1];
    if (issuer && (await revocationOf(authority, issuer, evidence, asked)) === "revoked") return true;
  }
  return false;
}

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
