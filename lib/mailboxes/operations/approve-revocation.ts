import { z } from "zod";
import { day } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { lockRequest } from "@/lib/requests/store";
import { decideRequest } from "@/lib/requests/store/decide";
import { lockMailbox } from "../store";
import { revokeMailbox } from "../store/revoke";

const facts = z.looseObject({ on: z.iso.date() });

/**
 * The staff have compared the identity document: the mailbox closes, at once or on the day its holder chose, and who
 * asked is told (row 31). Refuses `request-unknown`, the codes of `decideRequest`, `mailbox-unknown`,
 * `mailbox-cannot-revoke`.
 */
export const approveRevocation = operation({
  act: "approve-revocation",
  input: z.strictObject({ requestId: z.uuid(), text: z.string().trim().min(1).max(4000) }),
  may: staffWith("close-mailboxes"),
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, text }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "revocation" || !request.mailboxId) return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const mailbox = await lockMailbox(tx, context.seller, request.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const revoked = await revokeMailbox(tx, context, mailbox, day(facts.parse(request.facts).on));
    return isRefusal(revoked) ? revoked : { requestId };
  },
});
