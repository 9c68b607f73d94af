import type { Mailbox, UserDeclaration } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { type MailboxUser, mailboxUserSchema } from "../declaration";

const OVER = ["cancelled", "deleted", "revoked"];

/**
 * Locks a mailbox whose user may be named: by whoever it belongs to, or by the staff who file papers. Refuses
 * `mailbox-unknown`, also to strangers, and `mailbox-over`.
 */
export async function lockUsedMailbox(tx: Tx, context: Context, mailboxId: string): Promise<Outcome<Mailbox>> {
  const mailbox = await lockMailbox(tx, context.seller, mailboxId);
  if (isRefusal(mailbox)) return mailbox;
  const { actor } = context;
  const own = actor.kind === "user" && actor.userId === mailbox.userId;
  if (!own && !hasRight(actor, "file-declarations")) return refuse("mailbox-unknown");
  return OVER.includes(mailbox.state) ? refuse("mailbox-over") : mailbox;
}

/** Ends the declarations of a locked mailbox that are in one of these states; answers how many. */
export async function endDeclarations(
  tx: Tx,
  context: Context,
  mailboxId: string,
  states: ("drawn" | "signed")[],
): Promise<number> {
  const ended = await tx.userDeclaration.updateMany({
    where: { sellerId: context.seller, mailboxId, state: { in: states } },
    data: { state: "ended", endedAt: instantToDb(context.now) },
  });
  return ended.count;
}

/** Opens who uses a mailbox; null when its time has ended, or it can no longer be read as such. */
export function userOf({ userSealed }: Pick<UserDeclaration, "userSealed">): MailboxUser | null {
  if (!userSealed) return null;
  const parsed = mailboxUserSchema.safeParse(unseal(userSealed));
  return parsed.success ? parsed.data : null;
}
