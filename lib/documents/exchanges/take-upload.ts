import type { SignedFrom } from "@/lib/contracts/signing";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import type { Call } from "@/lib/platform/operation";
import type { DocumentKind } from "../document";
import { judgeUpload, type Upload, type UploadHint } from "../judge";
import { recordDocument } from "../operations/record-document";
import { keepFile } from "./files";

/** A file sent for an order; `maxMb` is the seller's limit. */
export interface SentDocument {
  orderId: string;
  kind: DocumentKind;
  upload: Upload;
  maxMb: number;
  /** The browser it came from, if any. */
  from?: SignedFrom;
}

/**
 * Judges a file, keeps what may be kept of it and makes it the order's document. Refuses like `judgeUpload` and
 * `recordDocument`; a file kept in vain is swept away later.
 */
export async function takeUpload(
  { orderId, kind, upload, maxMb, from }: SentDocument,
  call: Call,
): Promise<Outcome<{ documentId: string; fileId: string; hints: UploadHint[] }>> {
  const judged = await judgeUpload(upload, maxMb);
  if (isRefusal(judged)) return judged;
  const { bytes, contentType, pages, hints } = judged;
  const fileId = await keepFile({ seller: call.seller, bytes, contentType, pages }, call.at ?? now());
  const recorded = await recordDocument({ orderId, kind, fileId, from: from ?? null }, call);
  return isRefusal(recorded) ? recorded : { ...recorded, fileId, hints };
}
