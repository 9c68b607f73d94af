import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";
import { lockMailbox } from "../store";

/**
 * The provider has taken the request and is not done: it is asked again in an hour, and a person is told when what it
 * waits for are papers. Refuses `mailbox-unknown`, `mailbox-not-provisioning`.
 */
export const awaitProvider = operation({
  act: "await-provider",
  input: z.strictObject({ mailboxId: z.uuid(), waitingFor: z.string().max(60) }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, waitingFor }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (mailbox.state !== "provisioning")
      return refuse("mailbox-not-provisioning", { params: { state: mailbox.state } });
    const task = { kind: "provider-waits", subjectKind: "mailbox", subjectId: mailboxId };
    if (waitingFor === "provider") await closeTask(tx, context, task);
    else await openTask(tx, context, { ...task, detail: waitingFor });
    const startAfter = instantToDb(context.now.add({ hours: 1 }));
    await context.enqueue("mailbox.provision", { seller: context.seller, mailboxId }, { startAfter });
    return { mailboxId };
  },
});
