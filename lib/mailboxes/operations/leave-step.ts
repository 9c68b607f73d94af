import { z } from "zod";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";

/** The provider has no such command: a person suspends, restores or closes the mailbox in the provider's own panel. */
export const leaveStep = operation({
  act: "leave-step",
  input: z.strictObject({
    mailboxId: z.uuid(),
    command: z.enum(["suspend", "restore", "close"]),
    on: z.iso.date(),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, command, on }, context) => {
    const task = { kind: "step-by-hand", subjectKind: "mailbox", subjectId: mailboxId };
    // A later command takes the place of one that nobody got to.
    await closeTask(tx, context, task);
    await openTask(tx, context, { ...task, detail: `${command} ${on}` });
    return { mailboxId };
  },
});
