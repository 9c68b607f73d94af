import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isVirusTestFile } from "./foreign";
import { kindOf } from "./kind";
import { judgePdf } from "./pdf";
import { judgePicture } from "./picture";
import type { Judged, Upload, UploadFault } from "./verdict";

export { ACCEPTED_TYPES } from "./kind";
export type { Judged, Upload, UploadFault, UploadHint } from "./verdict";

/** Bytes in a megabyte, as people count them. */
export const MEGABYTE = 1024 * 1024;

/**
 * Judges a file somebody sent by what is in it, and answers what may be kept of it. Refuses with the codes of
 * `UploadFault`; `upload-too-large` says the limit in MB.
 */
export async function judgeUpload(upload: Upload, maxMb: number): Promise<Outcome<Judged, UploadFault>> {
  if (upload.bytes.length === 0) return refuse("upload-empty");
  if (upload.bytes.length > maxMb * MEGABYTE) return refuse("upload-too-large", { params: { size: maxMb } });
  if (isVirusTestFile(upload.bytes)) return refuse("upload-virus-test-file");
  const kind = await kindOf(upload);
  if (isRefusal(kind)) return kind;
  return kind === "pdf" ? judgePdf(upload.bytes) : judgePicture(kind, upload.bytes);
}
