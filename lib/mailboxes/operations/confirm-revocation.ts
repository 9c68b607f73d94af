import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation } from "@/lib/platform/operation";
import { lockMailbox } from "../store";
import { notBeingRevoked, revokeMailbox } from "../store/revoke";

/**
 * Closes a mailbox by the link that was sent to it, at once (row 31). Refuses `link-unknown` (expired, used, not one of
 * ours), `mailbox-being-revoked`, `mailbox-cannot-revoke`.
 */
export const confirmRevocation = operation({
  act: "confirm-revocation",
  input: z.strictObject({ token: z.string().max(100) }),
  may: anybody,
  audit: () => ({}),
  run: async (tx, { token }, context) => {
    const link = await findLink(context.seller, "revoke", token, context.now, tx);
    if (!link || !(await spendLink(tx, context.seller, link.id, context.now))) return refuse("link-unknown");
    const mailbox = await lockMailbox(tx, context.seller, link.subjectId);
    if (isRefusal(mailbox)) return mailbox;
    const twice = notBeingRevoked(mailbox);
    if (isRefusal(twice)) return twice;
    const revoked = await revokeMailbox(tx, context, mailbox, context.today);
    return isRefusal(revoked) ? revoked : { mailboxId: mailbox.id };
  },
});
