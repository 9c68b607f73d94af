import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation } from "@/lib/platform/operation";
import { tokenSchema } from "../schema";
import { applyChange, lockChange } from "../store/contact-changes";
import { tellBoth } from "../store/contact-mails";

/**
 * Whoever reads the new address confirms it: from now on it is the account's. Refuses `link-expired` (also when used,
 * replaced or undone), `email-taken`.
 */
export const confirmEmailChange = operation({
  act: "confirm-email-change",
  input: tokenSchema,
  may: anybody,
  audit: () => ({}),
  run: async (tx, { token }, context): Promise<Outcome<{ changeId: string }>> => {
    const { seller, now } = context;
    const link = await findLink(seller, "change-email", token, now, tx);
    if (!link || !(await spendLink(tx, seller, link.id, now))) return refuse("link-expired");
    const change = await lockChange(tx, seller, link.subjectId);
    if (change?.state !== "asked") return refuse("link-expired");
    const applied = await applyChange(tx, context, change, { confirmed: true });
    if (isRefusal(applied)) return applied;
    const user = await tx.user.findFirst({ where: { sellerId: seller, id: change.userId ?? "" } });
    await tellBoth(tx, context, change, user?.locale ?? "it");
    return { changeId: change.id };
  },
});
