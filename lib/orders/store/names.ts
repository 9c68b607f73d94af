import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";

/** True when a mailbox could not be made because none of the wished names could be had: the customer must give others. */
export async function lacksName(tx: Tx, mailbox: Pick<Mailbox, "sellerId" | "id" | "state"> | null): Promise<boolean> {
  if (mailbox?.state !== "provisioning_failed") return false;
  const failure = await tx.mailboxEvent.findFirst({
    where: { sellerId: mailbox.sellerId, mailboxId: mailbox.id, kind: "provisioning-failed" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { facts: true },
  });
  const facts = failure?.facts;
  return typeof facts === "object" && facts !== null && "reason" in facts && facts.reason === "no-name-left";
}

/**
 * Whether names may be wished for a locked order: null while it is a draft, its waiting mailbox once it is paid and
 * lacks a name. Refuses `names-settled`: the name can't be changed any more.
 */
export async function mailboxWithoutName(tx: Tx, order: Order): Promise<Outcome<Mailbox | null, "names-settled">> {
  if (order.state === "draft") return null;
  const mailbox = await tx.mailbox.findFirst({ where: { sellerId: order.sellerId, orderId: order.id } });
  return mailbox && (await lacksName(tx, mailbox)) ? mailbox : refuse("names-settled");
}
