import { isRefusal } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { byId } from "../schema";
import { changeOptions, lockOwnLive } from "../store/options";

/** The owner wants no daily SMS any more: also where the seller offers none any more. Refuses `mailbox-not-found`, `mailbox-not-live`. */
export const endSmsNotice = operation({
  act: "end-sms-notice",
  input: byId,
  may: (actor) => actor.kind === "user",
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockOwnLive(tx, context, mailboxId);
    return isRefusal(mailbox) ? mailbox : changeOptions(tx, context, mailbox, { sms: null });
  },
});
