import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, hasRole } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { lockRequest } from "@/lib/requests/store";
import { decideRequest } from "@/lib/requests/store/decide";
import { approveContactChangeSchema } from "../schema";
import { applyChange, changeOfRequest, lockChange } from "../store/contact-changes";
import { tellBoth } from "../store/contact-mails";
import { mailConfirmation, mailReset } from "../store/mailed-links";
import { cancelledSecurity, removeSecurityInfo } from "../store/security-info";
import { endTrustedDevices } from "../store/trusted-devices";
import { endSessions, lockUser } from "../store/users";

/** A link given by the staff's hand lives as long as an invitation. */
const RESET = { hours: 48 };

/**
 * The staff have compared the identity document: the new address is recorded and the request accepted; both addresses
 * are told (acceptance table, row 2). Somebody who could not come in gets a link to choose a password at the new address,
 * and security information cancelled by wrong answers stands in the way no more. Refuses `request-unknown`, the codes of
 * `decideRequest`, `own-request`, `email-taken`, `nothing-to-change`, `admin-needed` for the access of a colleague.
 */
export const approveContactChange = operation({
  act: "approve-contact-change",
  input: approveContactChangeSchema,
  may: staffWith("change-contacts"),
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, text }, context): Promise<Outcome<{ requestId: string }>> => {
    const { seller } = context;
    const asked = await changeOfRequest(tx, seller, requestId);
    const change = asked && (await lockChange(tx, seller, asked.id));
    const request = await lockRequest(tx, seller, requestId);
    if (isRefusal(request)) return request;
    if (!change) return refuse("request-unknown");
    if (change.userId && change.userId === actorId(context.actor)) return refuse("own-request");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    if (change.state !== "asked") return refuse("nothing-to-change");
    const applied = await applyChange(tx, context, change, { confirmed: false });
    if (isRefusal(applied)) return applied;
    const user = change.userId ? await lockUser(tx, seller, change.userId) : null;
    // A colleague's access is worth more than a customer's.
    if (user && isOfStaff(user) && !hasRole(context.actor, "admin")) return refuse("admin-needed");
    await tellBoth(tx, context, change, user?.locale ?? "it");
    if (!user) return { requestId };
    const { id: userId, locale } = user;
    if (!change.claimSealed) {
      await mailConfirmation(tx, { userId, email: user.email, locale }, context);
      return { requestId };
    }
    if (await cancelledSecurity(tx, seller, userId)) await removeSecurityInfo(tx, seller, userId);
    await endSessions(tx, seller, userId, context.now);
    await endTrustedDevices(tx, seller, userId, context.now);
    await mailReset(tx, user, context, RESET);
    return { requestId };
  },
});
