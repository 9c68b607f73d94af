import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { judgeNotify } from "../options";
import { changeOptions, lockOwnLive } from "../store/options";

/**
 * The owner of a live mailbox says who is told of new messages, at ordinary addresses (row 36). Refuses
 * `mailbox-not-found`, `mailbox-not-live`, `option-not-offered`, `too-many-addresses` {most}, `address-wrong` {address},
 * `address-itself`.
 */
export const setNotifications = operation({
  act: "set-notifications",
  input: z.strictObject({ mailboxId: z.uuid(), addresses: z.string().max(3000).default("") }),
  may: (actor) => actor.kind === "user",
  audit: ({ mailboxId }) => ({ mailboxId }),
  run: async (tx, { mailboxId, addresses }, context) => {
    const mailbox = await lockOwnLive(tx, context, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const change = judgeNotify(context.policy, `${mailbox.localPart}@${mailbox.domain}`, addresses);
    return isRefusal(change) ? change : changeOptions(tx, context, mailbox, change);
  },
});
