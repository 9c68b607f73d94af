import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { judgeOrdinary, ORDINARY_MODES } from "../options";
import { changeOptions, lockOwnLive } from "../store/options";

/**
 * The owner of a live mailbox chooses what becomes of ordinary mail (row 36). Refuses `mailbox-not-found`,
 * `mailbox-not-live`, `option-not-offered`, `address-wrong` {address}, `address-itself`.
 */
export const setOrdinaryMail = operation({
  act: "set-ordinary-mail",
  input: z.strictObject({ mailboxId: z.uuid(), mode: z.enum(ORDINARY_MODES), to: z.string().max(300).default("") }),
  may: (actor) => actor.kind === "user",
  audit: ({ mailboxId, mode }) => ({ mailboxId, mode }),
  run: async (tx, { mailboxId, mode, to }, context) => {
    const mailbox = await lockOwnLive(tx, context, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const change = judgeOrdinary(context.policy, `${mailbox.localPart}@${mailbox.domain}`, { mode, to });
    return isRefusal(change) ? change : changeOptions(tx, context, mailbox, change);
  },
});
