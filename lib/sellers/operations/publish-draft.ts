import { instantToDb, isBefore, isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { policyDiff } from "../policy-diff";
import { readPolicy } from "../policy-faults";
import { publishDraftSchema } from "../schema";
import { policyInForce, publishPolicy } from "../store";
import { dropDraft, lockDraft } from "../store/draft";

/**
 * Publishes the draft as the next version, in force from today or a day to come; orders made before keep theirs. Refuses
 * `from-in-past`, `draft-changed`, `policy-moved-on` (another version came into force since the differences were shown),
 * `policy-invalid` {count} and `policy-unchanged`.
 */
export const publishDraft = operation({
  act: "publish-policy",
  input: publishDraftSchema,
  may: staffWith("change-rules"),
  audit: ({ revision, against, from }) => ({ revision, against, from: isoDay(from) }),
  run: async (tx, { revision, against, from }, context): Promise<Outcome<{ version: number }>> => {
    if (isBefore(from, context.today)) return refuse("from-in-past", { field: "from" });
    const draft = await lockDraft(tx, context, revision);
    if (isRefusal(draft)) return draft;
    // Read again behind the lock: an operator's command may have published meanwhile.
    const inForce = await policyInForce(tx, context.seller, context.today);
    if (inForce?.version !== against)
      return refuse("policy-moved-on", { params: { version: inForce?.version ?? context.policyVersion } });
    const read = readPolicy(draft.policy);
    if ("faults" in read) return refuse("policy-invalid", { params: { count: read.faults.length } });
    if (policyDiff(inForce.policy, read.policy).length === 0) return refuse("policy-unchanged");
    const at = instantToDb(context.now);
    const version = await publishPolicy(tx, read.policy, from, at, actorName(context.actor));
    await dropDraft(tx, context);
    return { version };
  },
});
