import { keepFile, readFile } from "@/lib/documents/exchanges/files";
import { MEGABYTE, type Upload } from "@/lib/documents/judge";
import { isVirusTestFile } from "@/lib/documents/judge/foreign";
import type { Instant } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import type { Call } from "@/lib/platform/operation";
import type { Sender } from "@/lib/platform/sender";
import { signDigitally } from "../operations/sign-digitally";
import { contractToVerify, type VerifiedContract } from "../queries/signing";
import { type TrustList, type Verdict, verifySignature } from "../signature/verify-signature";
import type { Certificate } from "../signing";

/** A file that somebody signed digitally, for an order; `maxMb` is the seller's limit. */
export interface SignedFile {
  orderId: string;
  upload: Upload;
  maxMb: number;
  from: Sender;
  /** Whom to believe; null: certificates are not judged, and nothing is activated on the signature alone. */
  trust: TrustList | null;
}

/**
 * Judges a digitally signed contract and makes it the order's, or says why not. Refuses `upload-empty`,
 * `upload-too-large`, `upload-virus-test-file`, `contract-not-ready`, the reasons of `verifySignature`, and like
 * `signDigitally`.
 */
export async function takeSignedFile(
  { orderId, upload, maxMb, from, trust }: SignedFile,
  call: Call,
): Promise<Outcome<{ documentId: string; standsAlone: boolean }>> {
  const { bytes } = upload;
  if (bytes.length === 0) return refuse("upload-empty");
  if (bytes.length > maxMb * MEGABYTE) return refuse("upload-too-large", { params: { size: maxMb } });
  if (isVirusTestFile(bytes)) return refuse("upload-virus-test-file");
  const contract = await contractToVerify(call.seller, orderId);
  const content = contract && (await readFile(call.seller, contract.fileId));
  if (!contract || !content) return refuse("contract-not-ready");
  const at = call.at ?? now();
  const { taxCode, since } = contract;
  const question = { content: content.bytes, at, since, trust, ...(taxCode ? { taxCode } : {}) };
  const verdict = await verifySignature(bytes, question);
  return record(verdict, { bytes, from, at, contract, orderId }, call);
}

interface Judged {
  bytes: Buffer;
  from: Sender;
  at: Instant;
  contract: VerifiedContract;
  orderId: string;
}

async function record(verdict: Verdict, { bytes, from, at, contract, orderId }: Judged, call: Call) {
  const of = { orderId, contractId: contract.id, from };
  if (!verdict.valid || verdict.signers.length === 0)
    return signDigitally({ ...of, verdict: { valid: false, reason: verdict.reason ?? "not-signed" } }, call);
  const contentType = verdict.container === "pades" ? "application/pdf" : "application/pkcs7-mime";
  const fileId = await keepFile({ seller: call.seller, bytes, contentType }, at);
  const certificate = certificateOf(verdict, contract.taxCode);
  return signDigitally({ ...of, verdict: { valid: true, fileId, sha256: sha256(bytes), certificate } }, call);
}

/** What is kept of the judgement: of several signers the one who was to sign. */
function certificateOf(verdict: Verdict, taxCode: string | null): Certificate {
  const [first] = verdict.signers;
  const signer = verdict.signers.find((each) => taxCode !== null && each.taxCode === taxCode) ?? first;
  if (!signer) throw new Error("a valid verdict has a signer");
  const iso = (instant: Instant | null) => instant?.toString() ?? null;
  const { name, issuer, serial, digest, algorithm, qualified, vouched, revocation } = signer;
  return {
    container: verdict.container ?? "",
    ...{ name, issuer, serial, digest, algorithm, qualified, vouched, revocation },
    taxCode: signer.taxCode,
    notBefore: iso(signer.notBefore),
    notAfter: iso(signer.notAfter),
    claimedAt: iso(signer.claimedAt),
    provenAt: iso(signer.provenAt),
    identified: taxCode !== null,
    trust: verdict.trust,
    notes: [...verdict.notes],
  };
}
