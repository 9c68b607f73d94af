import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { viewOriginal } from "../operations/view-original";
import { statementFile } from "../queries/files";
import { bytesOf } from "./take-statement";

/** A bank's file as it came, once that is written down. Refuses `statement-file-unknown`, `not-allowed`. */
export async function openOriginal(fileId: string, call: Call): Promise<Outcome<{ name: string; bytes: Buffer }>> {
  const allowed = await viewOriginal({ fileId }, call);
  if (isRefusal(allowed)) return allowed;
  const file = await statementFile(call.seller, fileId);
  const bytes = file && (await bytesOf(call.seller, file));
  return file && bytes ? { name: file.name, bytes } : refuse("statement-file-unknown");
}
