import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";
import { lockMailbox, writeHistory } from "../store";
import { optionsOf } from "../store/options";

/**
 * What the provider made of the options of a mailbox: set, or refused for good, which a person must solve. When its owner
 * changed them meanwhile nobody knows which came last there: they are told again, under a key of their own. Refuses
 * `mailbox-unknown`.
 */
export const recordOptions = operation({
  act: "record-options",
  input: z.strictObject({
    mailboxId: z.uuid(),
    round: z.int().min(1),
    told: z.enum(["done", "refused"]),
    detail: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, round, told, detail }, context) => {
    const { seller } = context;
    const mailbox = await lockMailbox(tx, seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const known = await optionsOf(tx, mailbox);
    const where = { sellerId_mailboxId: { sellerId: seller, mailboxId } };
    if (known?.state === told && known.round === round) return { mailboxId };
    if (known?.round !== round) {
      await tx.mailboxOptions.update({ where, data: { round: { increment: 1 }, state: "asked" } });
      await context.enqueue("mailbox.options", { seller, mailboxId });
      return { mailboxId };
    }
    await tx.mailboxOptions.update({ where, data: { state: told } });
    const task = { kind: "options-failed", subjectKind: "mailbox", subjectId: mailboxId };
    if (told === "refused") await openTask(tx, context, { ...task, detail });
    else await closeTask(tx, context, task);
    await writeHistory(tx, context, mailboxId, told === "done" ? "options-set" : "options-refused");
    return { mailboxId };
  },
});
