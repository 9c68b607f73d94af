import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { emailSchema } from "../schema";
import { askChange } from "../store/contact-changes";
import { mailSelfChange } from "../store/contact-mails";
import { lockProved } from "../store/sessions";

/**
 * The signed-in user wants to be written to elsewhere: the new address gets a link to confirm it, the old one a link to
 * undo it. Whether the new one has an account is told only to who reads it. Refuses `document-needed` where the staff
 * decide, `email-same`, `prove-again`, `session-ended`.
 */
export const askEmailChange = operation({
  act: "ask-email-change",
  input: emailSchema.extend({ visitor: visitorSchema }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { email, visitor }, context): Promise<Outcome<{ changeId: string }>> => {
    if (context.policy.access.contactChangeNeedsDocument) return refuse("document-needed");
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if (user.email === email) return refuse("email-same", { field: "email" });
    const asked = { userId: user.id, holderId: null, oldEmail: user.email, newEmail: email, requestId: null };
    const changeId = await askChange(tx, context, asked);
    await mailSelfChange(tx, context, changeId, user, email);
    return { changeId };
  },
});
