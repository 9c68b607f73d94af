import { z } from "zod";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const recordEvidenceSchema = z.strictObject({ signatureId: z.uuid(), fileId: z.uuid() });

export const recordContractSchema = z.strictObject({
  orderId: z.uuid(),
  fileId: z.uuid(),
  clausesVersion: z.string().min(1),
  contentHash: hash,
  sha256: hash,
  version: z.int().min(1),
});
