import { TSTInfo } from "pkijs";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Evidence } from "../trust/evidence";
import { findChain, issuerOf, isValidAt } from "../trust/find-chain";
import { isStampVoid } from "../trust/revocation";
import type { TrustList } from "../trust/trust-list";
import { digestOf } from "./algorithms";
import { digestIn, sameBytes } from "./attributes";
import { isFor } from "./certificate";
import { checkSigner } from "./check-signer";
import { type Cert, type Cms, read, readCms } from "./read-cms";

export const TIME_STAMP = "1.2.840.113549.1.9.16.1.4";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/**
 * What a time stamp (RFC 3161) says: "wrong" when it is of something else or altered, an instant when an authority of
 * the trust list made it, null when nothing can be built on it.
 */
export type Stamped = "wrong" | Instant | null;

/** Judges a time stamp of these bytes. `evidence`: certificates that may lead to the trust list, revocation data. */
export async function judgeStamp(
  stamp: Uint8Array,
  pieces: readonly Uint8Array[],
  trust: TrustList | null,
  evidence: Evidence,
): Promise<Stamped> {
  const cms = readCms(stamp);
  // Some programs wrap a stamp in ways of their own: it proves nothing, and disproves nothing.
  if (isRefusal(cms) || cms.contentType !== TIME_STAMP || !cms.content) return null;
  const info = infoIn(cms.content);
  const digest = info && digestOf(info.messageImprint.hashAlgorithm.algorithmId);
  if (!info || !digest) return null;
  if (!digest.digest || digest.strength !== "strong") return null;
  const imprint = info.messageImprint.hashedMessage.valueBlock.valueHexView;
  if (!sameBytes(digestIn(digest.digest, pieces), imprint)) return "wrong";
  const at = Temporal.Instant.fromEpochMilliseconds(info.genTime.getTime());
  const stamper = await stamperOf(cms);
  if (stamper === null || stamper === "wrong") return stamper;
  const all = {
    certificates: [...cms.certificates, ...evidence.certificates],
    crls: [...evidence.crls, ...cms.crls],
    ocsps: [...evidence.ocsps, ...cms.ocsps],
  };
  return trust && (await isBelieved(stamper, all, trust, at)) ? at : null;
}

function infoIn(content: readonly Uint8Array[]): TSTInfo | null {
  try {
    return new TSTInfo({ schema: read(Buffer.concat(content)) });
  } catch {
    return null;
  }
}

async function stamperOf(cms: Cms): Promise<Cert | "wrong" | null> {
  const [signer] = cms.signers;
  if (!signer || !cms.content) return "wrong";
  const { reason, cert, strength } = await checkSigner(cms, signer, cms.content, { certificateNamed: true });
  if (reason === "digest-differs" || reason === "signature-wrong") return "wrong";
  return reason === null && strength === "strong" ? cert : null;
}

async function isBelieved(cert: Cert, evidence: Evidence, trust: TrustList, at: Instant): Promise<boolean> {
  if (!isFor(cert.certificate, TIME_STAMPING) || !isValidAt(cert, at)) return false;
  const chain = await findChain(cert, evidence.certificates, trust, { service: "time-stamps", at });
  if (!chain) return false;
  // A list may name the stamping certificate itself: who issued it may have revoked it all the same.
  const issuer = chain.length === 1 ? await issuerOf(cert, evidence.certificates) : null;
  const whole = issuer ? [...chain, issuer] : chain;
  for (const [i, each] of whole.entries()) {
    const above = whole[i + 1];
    if (above && (await isStampVoid(each, above, evidence, at))) return false;
  }
  return true;
}
