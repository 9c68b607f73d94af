import { saveIdentity } from "@/lib/documents/operations/save-identity";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { registerPapers } from "../operations/register-papers";
import { takePapersSchema } from "../schema";

/**
 * Staff register an envelope: what stands on the identity document, and when the papers arrived. Refuses `not-allowed`
 * before anything is written, and what `saveIdentity` and `registerPapers` refuse.
 */
export const takePapers = Object.assign(
  async (input: z.input<typeof takePapersSchema>, call: Call): Promise<Outcome<{ orderId: string }>> => {
    if (!staffWith("register-papers")(call.actor)) return refuse("not-allowed");
    const { orderId, arrivedOn, arrivedAt, ...identity } = input;
    const { key: _, ...once } = call;
    const saved = await saveIdentity({ orderId, ...identity }, once);
    return isRefusal(saved) ? saved : registerPapers({ orderId, arrivedOn, arrivedAt }, call);
  },
  { schema: takePapersSchema },
);
