import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { viewFile } from "../operations/view-file";
import type { VIEW_REASONS } from "../schema";
import { readFile } from "./files";

/** The bytes of a file for whoever may see it, once that is written down. Refuses `file-unknown`, `not-allowed`. */
export async function openFile(
  request: { fileId: string; reason: (typeof VIEW_REASONS)[number] },
  call: Call,
): Promise<Outcome<{ bytes: Buffer; contentType: string; kind: string }>> {
  const allowed = await viewFile(request, call);
  if (isRefusal(allowed)) return allowed;
  const file = await readFile(call.seller, request.fileId);
  return file ? { ...file, kind: allowed.kind } : refuse("file-unknown");
}
