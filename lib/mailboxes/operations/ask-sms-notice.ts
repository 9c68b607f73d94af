import { z } from "zod";
import { checkPhone, isItalianMobile } from "@/lib/kernel/identifiers/phone";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueSms } from "@/lib/notifications/store/sms";
import { judged } from "@/lib/orders/checked";
import { seal } from "@/lib/platform/crypto";
import { createCode } from "@/lib/platform/one-time-code";
import { operation } from "@/lib/platform/operation";
import { keepPending, lockOwnLive } from "../store/options";

/**
 * Sends a code to the number that the owner of a live mailbox wants a daily SMS at, at an hour of the day (row 36):
 * nothing is set before the code comes back. Refuses `mailbox-not-found`, `mailbox-not-live`, `option-not-offered`,
 * `phone-not-mobile`, `code-too-soon` {seconds}, `codes-too-many`.
 */
export const askSmsNotice = operation({
  act: "ask-sms-notice",
  input: z.strictObject({
    mailboxId: z.uuid(),
    phone: judged(checkPhone, 40),
    hour: z.coerce.number().int().min(0).max(23),
  }),
  may: (actor) => actor.kind === "user",
  audit: ({ mailboxId, hour }) => ({ mailboxId, hour }),
  run: async (tx, { mailboxId, phone, hour }, context) => {
    const mailbox = await lockOwnLive(tx, context, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (!context.policy.service.options.smsNotice) return refuse("option-not-offered", { field: "phone" });
    // Abroad numbers do not tell what they are.
    if (phone.startsWith("+39") && !isItalianMobile(phone)) return refuse("phone-not-mobile", { field: "phone" });
    const subject = { seller: context.seller, purpose: "confirm-phone" as const, subjectId: mailboxId };
    const code = await createCode(tx, subject, { channel: "sms", at: context.now });
    if (isRefusal(code)) return code;
    const { codeId } = code;
    await keepPending(tx, context, mailbox, seal({ phone, hour, codeId }));
    const sms = {
      template: "one-time-code" as const,
      locale: "it",
      facts: { codeId },
      dedupeKey: `sms-notice:${codeId}`,
    };
    await queueSms(tx, context, { ...sms, to: phone });
    return { mailboxId };
  },
});
