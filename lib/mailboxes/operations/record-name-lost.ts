import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { blockName } from "@/lib/names/store/claim";
import { operation, systemOnly } from "@/lib/platform/operation";
import { lockMailbox, writeHistory } from "../store";

/**
 * The provider gave the name to somebody else meanwhile: the choice is lost and the next one is tried.
 * Refuses `mailbox-unknown`, `mailbox-not-provisioning`.
 */
export const recordNameLost = operation({
  act: "record-name-lost",
  input: z.strictObject({ mailboxId: z.uuid(), rank: z.int().min(1).max(3), localPart: z.string() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, rank, localPart }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (mailbox.state !== "provisioning")
      return refuse("mailbox-not-provisioning", { params: { state: mailbox.state } });
    await tx.nameChoice.updateMany({
      where: { sellerId: context.seller, orderId: mailbox.orderId ?? "", rank, localPart },
      data: { answer: "lost", checkedAt: instantToDb(context.now) },
    });
    await blockName(tx, context, { domain: mailbox.domain, localPart });
    await writeHistory(tx, context, mailboxId, "name-lost", { name: localPart });
    return { mailboxId };
  },
});
