import { keptFile } from "@/lib/documents/store";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { recordDeclarationSchema } from "../schema";
import { endDeclarations, lockUsedMailbox } from "../store/declarations";

/**
 * A declaration was drawn for who uses a mailbox; it waits for its signature, and the one in force stays so meanwhile.
 * Refuses `mailbox-unknown`, `mailbox-over`, `declarations-not-offered`, `file-unknown`.
 */
export const recordDeclaration = operation({
  act: "record-declaration",
  input: recordDeclarationSchema,
  may: anybody,
  audit: ({ mailboxId, fileId, version }) => ({ mailboxId, fileId, version }),
  run: async (tx, { user, ...drawn }, context): Promise<Outcome<{ declarationId: string }>> => {
    const mailbox = await lockUsedMailbox(tx, context, drawn.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (context.policy.identity.userDeclaration?.version !== drawn.version) return refuse("declarations-not-offered");
    if (!(await keptFile(tx, context.seller, drawn.fileId))) return refuse("file-unknown");
    await endDeclarations(tx, context, mailbox.id, ["drawn"]);
    const id = newId();
    await tx.userDeclaration.create({
      data: {
        ...drawn,
        sellerId: context.seller,
        id,
        state: "drawn",
        userSealed: seal(user),
        createdAt: instantToDb(context.now),
      },
    });
    return { declarationId: id };
  },
});
