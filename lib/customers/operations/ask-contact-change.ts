import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { emailSchema, identityFilesSchema } from "../schema";
import { tellOldAddress } from "../store/contact-mails";
import { openContactRequest } from "../store/contact-requests";
import { lockProved } from "../store/sessions";

/**
 * The signed-in user wants to be written to elsewhere, where that takes an identity document and the staff's approval
 * (acceptance table, row 2). The present address is told at once. Refuses `document-not-needed` where a link is enough,
 * `email-same`, `file-unknown`, `prove-again`, `session-ended`.
 */
export const askContactChange = operation({
  act: "ask-contact-change",
  input: emailSchema.extend({ files: identityFilesSchema, visitor: visitorSchema }),
  may: (actor) => actor.kind === "user",
  audit: ({ files }) => ({ files: files.length }),
  run: async (tx, { email, files, visitor }, context): Promise<Outcome<{ requestId: string }>> => {
    if (!context.policy.access.contactChangeNeedsDocument) return refuse("document-not-needed");
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if (user.email === email) return refuse("email-same", { field: "email" });
    const opened = await openContactRequest(tx, context, {
      change: { userId: user.id, holderId: null, oldEmail: user.email, newEmail: email },
      files,
      request: {
        userId: user.id,
        mailboxId: null,
        email: user.email,
        customerName: user.displayName,
        province: user.province,
        text: "",
      },
    });
    if (isRefusal(opened)) return opened;
    await tellOldAddress(tx, context, { changeId: opened.changeId, to: user.email, locale: user.locale });
    return { requestId: opened.requestId };
  },
});
