import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { judgeUpload, type Upload, type UploadHint } from "../judge";
import { uploadToken } from "../store/attachments";
import { keepFile } from "./files";

/**
 * Judges a file that will be sent with a form, and keeps what may be kept of it. The token answered says that it is
 * theirs; a file no form speaks of is swept away within a day. Refuses like `judgeUpload`.
 */
export async function takeAttachment(
  seller: string,
  upload: Upload,
  maxMb: number,
): Promise<Outcome<{ token: string; hints: UploadHint[] }>> {
  const judged = await judgeUpload(upload, maxMb);
  if (isRefusal(judged)) return judged;
  const { bytes, contentType, pages, hints } = judged;
  const fileId = await keepFile({ seller, bytes, contentType, pages }, now());
  return { token: uploadToken(seller, fileId), hints };
}
