import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { objectIn } from "../draft-text";
import { readPolicy } from "../policy-faults";
import { savePartSchema } from "../schema";
import { lockDraft, saveDraft } from "../store/draft";

/**
 * Puts one part of the policy into the draft, right or not yet; answers how many faults of that part are left. Refuses
 * what cannot be kept (`objectIn`) and `draft-changed` when somebody saved meanwhile.
 */
export const savePart = operation({
  act: "save-policy-part",
  input: savePartSchema,
  may: staffWith("change-rules"),
  audit: ({ part, revision }) => ({ part, revision }),
  run: async (tx, { part, revision, value }, context): Promise<Outcome<{ revision: string; faults: number }>> => {
    const given = objectIn(value, "value");
    if (isRefusal(given)) return given;
    const draft = await lockDraft(tx, context, revision);
    if (isRefusal(draft)) return draft;
    const policy = { ...draft.policy, [part]: given };
    const read = readPolicy(policy);
    const faults = "faults" in read ? read.faults.filter(({ path }) => path.split(".")[0] === part) : [];
    return { revision: await saveDraft(tx, context, { ...draft, policy }), faults: faults.length };
  },
});
