import { attach } from "@/lib/documents/store/attachments";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { openRequest } from "@/lib/requests/store";
import { type AskedChange, askChange } from "./contact-changes";

/** Pictures of an identity document, kept before. */
export type IdentityFiles = { kind: "identity-front" | "identity-back"; fileId: string }[];

export interface AskedByRequest {
  change: Omit<AskedChange, "requestId">;
  files: IdentityFiles;
  request: {
    userId: string | null;
    mailboxId: string | null;
    email: string;
    customerName: string;
    province: string | null;
    text: string;
  };
}

/** Opens the request by which the staff decide about a new contact address, with its documents. Refuses `file-unknown`. */
export async function openContactRequest(
  tx: Tx,
  context: Context,
  { change, files, request }: AskedByRequest,
): Promise<Outcome<{ requestId: string; changeId: string; code: string }, "file-unknown">> {
  const opened = await openRequest(tx, context, { kind: "contact-change", facts: {}, ...request });
  const requestId = opened.request.id;
  for (const file of files) {
    const attached = await attach(tx, context, { ...file, subjectKind: "request", subjectId: requestId });
    if (isRefusal(attached)) return attached;
  }
  const changeId = await askChange(tx, context, { ...change, requestId });
  return { requestId, changeId, code: opened.request.code };
}
