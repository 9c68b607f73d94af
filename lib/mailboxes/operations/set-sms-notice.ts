import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { unseal } from "@/lib/platform/crypto";
import { spendCode } from "@/lib/platform/one-time-code";
import { operation } from "@/lib/platform/operation";
import { pendingNotice } from "../options";
import { changeOptions, lockOwnLive, optionsOf } from "../store/options";

/**
 * The code sent to a number came back: the daily SMS goes there (row 36). The code was tried before. Refuses
 * `mailbox-not-found`, `mailbox-not-live`, `option-not-offered`, `code-missing` (another number was asked for meanwhile),
 * `code-spent`.
 */
export const setSmsNotice = operation({
  act: "set-sms-notice",
  input: z.strictObject({ mailboxId: z.uuid(), codeId: z.uuid() }),
  may: (actor) => actor.kind === "user",
  audit: ({ mailboxId }) => ({ mailboxId }),
  run: async (tx, { mailboxId, codeId }, context) => {
    const mailbox = await lockOwnLive(tx, context, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (!context.policy.service.options.smsNotice) return refuse("option-not-offered");
    const known = await optionsOf(tx, mailbox);
    const pending = known?.pendingSealed ? pendingNotice.parse(unseal(known.pendingSealed)) : null;
    if (pending?.codeId !== codeId) return refuse("code-missing");
    if (!(await spendCode(tx, context.seller, codeId, context.now))) return refuse("code-spent");
    return changeOptions(tx, context, mailbox, { sms: { phone: pending.phone, hour: pending.hour } });
  },
});
