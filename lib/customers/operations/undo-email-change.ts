import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { endLinks, findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation } from "@/lib/platform/operation";
import { tokenSchema } from "../schema";
import { lockChange, undoChange } from "../store/contact-changes";
import { mailReset } from "../store/mailed-links";
import { endTrustedDevices } from "../store/trusted-devices";
import { endSessions, lockUser } from "../store/users";

/**
 * Whoever reads the old address says that it was not them: the change is dropped or undone, every session ends, and a
 * link to choose another password goes to the old address. Refuses `link-expired`, `email-taken`.
 */
export const undoEmailChange = operation({
  act: "undo-email-change",
  input: tokenSchema,
  may: anybody,
  audit: () => ({}),
  run: async (tx, { token }, context): Promise<Outcome<{ changeId: string }>> => {
    const { seller, now, policy } = context;
    const link = await findLink(seller, "undo-email", token, now, tx);
    if (!link || !(await spendLink(tx, seller, link.id, now))) return refuse("link-expired");
    const change = await lockChange(tx, seller, link.subjectId);
    if (change?.state !== "asked" && change?.state !== "done") return refuse("link-expired");
    const undone = await undoChange(tx, context, change);
    if (isRefusal(undone)) return undone;
    await endLinks(tx, seller, "change-email", change.id, now);
    const user = undone.userId ? await lockUser(tx, seller, undone.userId) : null;
    if (!user) return { changeId: change.id };
    await endSessions(tx, seller, user.id, now);
    await endTrustedDevices(tx, seller, user.id, now);
    await mailReset(tx, user, context, { minutes: policy.access.passwordLinkMinutes });
    return { changeId: change.id };
  },
});
