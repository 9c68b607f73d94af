import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { ownsOrder } from "@/lib/orders/store";
import { type Actor, isStaff } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { hasRight, type RightName } from "@/lib/platform/rights";
import { viewFileSchema } from "../schema";
import { maySeeAttachment } from "../store/attachments";
import { type FileSubject, subjectOfFile } from "../store/files";

/** Which of the staff may look at what: papers of a person only those who judge them. */
const MAY_LOOK: Record<Exclude<FileSubject["of"], "attachment">, RightName> = {
  document: "judge-documents",
  contract: "read-contracts",
  declaration: "read-contracts",
  receipt: "read-receipts",
};

/**
 * Somebody looks at a file: whoever it belongs to, or the staff whose work it is; that it was seen, by whom and why,
 * stays in the audit log. Refuses `file-unknown`, also to strangers.
 */
export const viewFile = operation({
  act: "view-file",
  input: viewFileSchema,
  may: (actor) => actor.kind !== "anonymous",
  audit: ({ fileId, reason }) => ({ fileId, reason }),
  run: async (tx, { fileId }, context): Promise<Outcome<{ fileId: string; kind: string }>> => {
    const subject = await subjectOfFile(tx, context.seller, fileId);
    if (!subject || !mayLook(context.actor, subject)) return refuse("file-unknown");
    return { fileId, kind: subject.kind };
  },
});

function mayLook(actor: Actor, subject: FileSubject): boolean {
  if (subject.of === "attachment") return maySeeAttachment(actor, subject);
  if (actor.kind === "system" || hasRight(actor, MAY_LOOK[subject.of])) return true;
  if ("userId" in subject) return actor.kind === "user" && actor.userId === subject.userId;
  // Staff without that task are customers like any other: their own papers, nobody else's.
  if (isStaff(actor)) return actor.kind === "user" && actor.userId === subject.order.userId;
  return ownsOrder(actor, subject.order);
}
