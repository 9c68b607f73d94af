import { z } from "zod";
import { attach } from "@/lib/documents/store/attachments";
import { day } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { writeHistory } from "@/lib/mailboxes/store";
import { anybody, operation } from "@/lib/platform/operation";
import { logIsKept } from "../kinds";
import { UNDECIDED } from "../request";
import { helpSchema } from "../schema";
import { openRequest } from "../store";
import { factsToKeep, lockMailboxAsked } from "../store/help";

const files = z
  .array(z.strictObject({ kind: z.enum(["identity-front", "identity-back", "signed"]), fileId: z.uuid() }))
  .max(2)
  .default([]);

/**
 * Asks the staff for what only they can do (rows 8, 30, 32, 33): new credentials with an identity document, the log of a
 * message, more space, a VAT number that comes late, a renewal signed on paper. One open request of a kind for a mailbox. Refuses
 * `mailbox-not-found`, `request-already-open`, `document-missing`, `file-unknown`, and like `logIsKept`.
 */
export const askHelp = operation({
  act: "ask-help",
  input: z.strictObject({ asked: helpSchema, files }),
  may: anybody,
  audit: ({ asked, files }) => ({ kind: asked.kind, files: files.length }),
  run: async (tx, { asked, files }, context): Promise<Outcome<{ requestId: string; linkId: string }>> => {
    if (asked.kind === "log-copy") {
      const kept = logIsKept(day(asked.on), context.today);
      if (isRefusal(kept)) return kept;
    }
    if ("front" in asked && files.length === 0) return refuse("document-missing", { field: "front" });
    const mailbox = await lockMailboxAsked(tx, context.seller, asked);
    if (isRefusal(mailbox)) return mailbox;
    const open = await tx.request.count({
      where: {
        sellerId: context.seller,
        mailboxId: mailbox.id,
        kind: asked.kind,
        state: { in: [...UNDECIDED] },
      },
    });
    // Logs of several messages may be asked for at once.
    if (open > 0 && asked.kind !== "log-copy") return refuse("request-already-open");
    const holder = await tx.holder.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
      select: { taxCodeIndex: true },
    });
    const { request, linkId } = await openRequest(tx, context, {
      kind: asked.kind,
      mailboxId: mailbox.id,
      userId: context.actor.kind === "user" ? context.actor.userId : null,
      email: asked.email,
      customerName: asked.name,
      province: mailbox.province,
      facts: factsToKeep(asked, mailbox, holder.taxCodeIndex),
      text: asked.message,
    });
    for (const file of files) {
      const attached = await attach(tx, context, { ...file, subjectKind: "request", subjectId: request.id });
      if (isRefusal(attached)) return refuse("file-unknown", { field: "signed" in asked ? "signed" : "front" });
    }
    await writeHistory(tx, context, mailbox.id, "request-opened", { request: request.code });
    return { requestId: request.id, linkId };
  },
});
