import { keptFile } from "@/lib/documents/store";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { writeHistory } from "@/lib/mailboxes/store";
import { anybody, operation } from "@/lib/platform/operation";
import { signDeclarationSchema } from "../schema";
import { endDeclarations, lockUsedMailbox } from "../store/declarations";

/**
 * The signed copy of a declaration is filed with the mailbox; that of the user before has ended. Refuses
 * `declaration-unknown` (also one that another replaced), `mailbox-unknown`, `mailbox-over`, `file-unknown`.
 */
export const signDeclaration = operation({
  act: "sign-declaration",
  input: signDeclarationSchema,
  may: anybody,
  audit: ({ declarationId, fileId }) => ({ declarationId, fileId }),
  run: async (tx, { declarationId, fileId }, context): Promise<Outcome<{ declarationId: string }>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: declarationId } };
    const found = await tx.userDeclaration.findUnique({ where: key, select: { mailboxId: true } });
    if (!found) return refuse("declaration-unknown");
    const mailbox = await lockUsedMailbox(tx, context, found.mailboxId);
    if (isRefusal(mailbox)) return mailbox.code === "mailbox-unknown" ? refuse("declaration-unknown") : mailbox;
    const declaration = await tx.userDeclaration.findUniqueOrThrow({ where: key });
    if (declaration.state !== "drawn") return refuse("declaration-unknown");
    if (!(await keptFile(tx, context.seller, fileId))) return refuse("file-unknown", { field: "file" });
    await endDeclarations(tx, context, mailbox.id, ["signed"]);
    await tx.userDeclaration.update({
      where: key,
      data: { state: "signed", signedFileId: fileId, signedAt: instantToDb(context.now) },
    });
    await writeHistory(tx, context, mailbox.id, "user-declared");
    return { declarationId };
  },
});
