import { saveIdentity } from "@/lib/documents/operations/save-identity";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { registerPapers } from "../operations/register-papers";
import { takePapersSchema } from "../schema";

/**
 * Staff register an envelope: what stands on the identity document, and when the papers arrived. Refuses what
 * `saveIdentity` and `registerPapers` refuse.
 */
export const takePapers = Object.assign(
  async (input: z.input<typeof takePapersSchema>, call: Call): Promise<Outcome<{ orderId: string }>> => {
    const { orderId, arrivedOn, arrivedAt, ...identity } = input;
    const { key: _, ...once } = call;
    const saved = await saveIdentity({ orderId, ...identity }, once);
    return isRefusal(saved) ? saved : registerPapers({ orderId, arrivedOn, arrivedAt }, call);
  },
  { schema: takePapersSchema },
);
