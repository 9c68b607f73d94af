import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { writeHistory } from "@/lib/mailboxes/store";
import { anybody, operation } from "@/lib/platform/operation";
import { endDeclarationSchema } from "../schema";
import { endDeclarations, lockUsedMailbox } from "../store/declarations";

/**
 * Nobody but the holder uses the mailbox any more; what was signed stays in its history. Refuses `mailbox-unknown`,
 * `mailbox-over`, `declaration-unknown` (nobody else was named).
 */
export const endDeclaration = operation({
  act: "end-declaration",
  input: endDeclarationSchema,
  may: anybody,
  audit: ({ mailboxId }) => ({ mailboxId }),
  run: async (tx, { mailboxId }, context): Promise<Outcome<{ mailboxId: string }>> => {
    const mailbox = await lockUsedMailbox(tx, context, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const ended = await endDeclarations(tx, context, mailboxId, ["drawn", "signed"]);
    if (ended === 0) return refuse("declaration-unknown");
    await writeHistory(tx, context, mailboxId, "user-ended");
    return { mailboxId };
  },
});
