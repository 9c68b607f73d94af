import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { objectIn } from "../draft-text";
import { replaceDraftSchema } from "../schema";
import { lockDraft, saveDraft } from "../store/draft";

/** Puts a whole policy into the draft, right or not yet. Refuses `policy-other-seller` and `draft-changed`. */
export const replaceDraft = operation({
  act: "replace-policy-draft",
  input: replaceDraftSchema,
  may: staffWith("change-rules"),
  audit: ({ revision }) => ({ revision }),
  run: async (tx, { revision, json }, context): Promise<Outcome<{ revision: string }>> => {
    const own = context.seller;
    const given = objectIn(json, "json");
    if (isRefusal(given)) return given;
    const { seller = own } = given;
    if (seller !== own)
      return refuse("policy-other-seller", { field: "json", params: { seller: String(seller).slice(0, 40), own } });
    const draft = await lockDraft(tx, context, revision);
    if (isRefusal(draft)) return draft;
    return { revision: await saveDraft(tx, context, { ...draft, policy: { ...given, seller: own } }) };
  },
});
