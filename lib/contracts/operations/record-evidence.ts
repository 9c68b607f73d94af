import { keptFile } from "@/lib/documents/store";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { recordEvidenceSchema } from "../schema";

/** The evidence page of a signature is there. Refuses `file-unknown`, `signature-unknown`. */
export const recordEvidence = operation({
  act: "record-evidence",
  input: recordEvidenceSchema,
  may: systemOnly,
  audit: ({ signatureId, fileId }) => ({ signatureId, fileId }),
  run: async (tx, { signatureId, fileId }, context): Promise<Outcome<{ signatureId: string }>> => {
    if (!(await keptFile(tx, context.seller, fileId))) return refuse("file-unknown");
    const changed = await tx.signature.updateMany({
      where: { sellerId: context.seller, id: signatureId },
      data: { evidenceFileId: fileId },
    });
    return changed.count === 1 ? { signatureId } : refuse("signature-unknown");
  },
});
