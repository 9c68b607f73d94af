import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { SIGNED_CONTRACT } from "../document";
import { resubmitDocuments } from "../operations/resubmit-documents";
import { saveIdentity } from "../operations/save-identity";
import { missingOf } from "../queries";
import { resendSchema, saveIdentitySchema } from "../schema";

/** What the documents step asks: the identity document is written down, and how many documents are still missing. */
export const goOnWithPapers = Object.assign(
  async (input: z.input<typeof saveIdentitySchema>, call: Call): Promise<Outcome<{ missing: number }>> => {
    const saved = await saveIdentity(input, call);
    if (isRefusal(saved)) return saved;
    const missing = await missingOf(call.seller, saved.orderId);
    return { missing: missing.filter((kind) => kind !== SIGNED_CONTRACT).length };
  },
  { schema: saveIdentitySchema },
);

/** After a rejection: the identity document as it is now, when it is asked again, then a new round of review. */
export const sendPapersAgain = Object.assign(
  async (input: z.input<typeof resendSchema>, call: Call): Promise<Outcome<{ reviewId: string }>> => {
    const { orderId, identity } = input;
    const saved = identity && (await saveIdentity({ orderId, ...identity }, call));
    return isRefusal(saved)
      ? { ...saved, ...(saved.field ? { field: `identity.${saved.field}` } : {}) }
      : resubmitDocuments({ orderId }, call);
  },
  { schema: resendSchema },
);
