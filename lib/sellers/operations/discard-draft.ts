import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { discardDraftSchema } from "../schema";
import { dropDraft, lockDraft } from "../store/draft";

/** Throws the draft away. Refuses `draft-changed` when it is no longer the one that was looked at. */
export const discardDraft = operation({
  act: "discard-policy-draft",
  input: discardDraftSchema,
  may: staffWith("change-rules"),
  audit: ({ revision }) => ({ revision }),
  run: async (tx, { revision }, context): Promise<Outcome<{ discarded: true }>> => {
    const draft = await lockDraft(tx, context, revision);
    if (isRefusal(draft)) return draft;
    await dropDraft(tx, context);
    return { discarded: true };
  },
});
