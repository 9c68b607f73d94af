import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { blockName } from "@/lib/names/store/claim";
import { queueMail } from "@/lib/notifications/store";
import { createLink } from "@/lib/platform/links";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { lockMailbox, moveMailbox, writeHistory } from "../store";

/**
 * The mailbox could not be made: none of the names is left (the customer is asked for three others; the owner of a Lite
 * mailbox chooses another in the HUB's panel), or the provider said no for good (the staff must look). Money and order
 * stay as they are. Refuses `mailbox-unknown`, `mailbox-cannot-fail-provisioning`.
 */
export const failProvisioning = operation({
  act: "fail-provisioning",
  input: z.strictObject({
    mailboxId: z.uuid(),
    reason: z.enum(["no-name-left", "provider-rejected"]),
    detail: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, reason, detail }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const failed = await moveMailbox(tx, context.now, mailbox, "fail-provisioning");
    if (isRefusal(failed)) return failed;
    const { hubId, domain, localPart } = mailbox;
    if (reason === "no-name-left" && hubId) await blockName(tx, context, { domain, localPart });
    await writeHistory(tx, context, mailboxId, "provisioning-failed", { reason });
    await openTask(tx, context, { kind: reason, subjectKind: "mailbox", subjectId: mailboxId, detail });
    if (reason === "no-name-left" && mailbox.orderId) await askForNames(mailbox.orderId);
    return { mailboxId };

    async function askForNames(orderId: string) {
      const order = await tx.order.findUniqueOrThrow({
        where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      });
      if (!order.email) return;
      const linkId = await createLink(tx, {
        seller: context.seller,
        purpose: "order",
        subjectId: orderId,
        at: context.now,
      });
      await queueMail(tx, context, {
        template: "names-needed",
        to: order.email,
        locale: order.locale,
        facts: { orderId, linkId },
        dedupeKey: `names-needed:${mailboxId}:${context.now.epochMilliseconds}`,
      });
    }
  },
});
