import { z } from "zod";
import { attach } from "@/lib/documents/store/attachments";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { carryOutInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

/**
 * The log of a message was found: its copy goes to whoever asked, as a file of the request (row 33). Refuses
 * `request-unknown`, the codes of `decideRequest`, `file-unknown`.
 */
export const sendLog = operation({
  act: "send-log",
  input: carryOutInput.extend({ fileId: z.uuid() }),
  may: staffWith("answer-requests"),
  audit: ({ requestId, fileId }) => ({ requestId, fileId }),
  run: async (tx, { requestId, text, fileId }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "log-copy") return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const copy = { subjectKind: "request", subjectId: requestId, kind: "log-copy", fileId } as const;
    const attached = await attach(tx, context, { ...copy, ownerId: request.userId });
    return isRefusal(attached) ? refuse("file-unknown", { field: "file" }) : { requestId };
  },
});
