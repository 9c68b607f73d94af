import { db } from "@/lib/platform/db";
import { toIso } from "./model/calendar";
import type { Mailbox, Order } from "./model/things";
import { Mismatch, type World } from "./world";

/** Learns of the mailboxes what only the product can know: their ids, login codes and addresses. */
export async function meetMailboxes({ model }: World, mailboxes: Mailbox[]): Promise<void> {
  const wanted = new Map<string, Mailbox>();
  for (const mailbox of mailboxes) wanted.set(model.ordersOf(mailbox)[0]?.id ?? "", mailbox);
  if (wanted.size === 0) return;
  const rows = await db().mailbox.findMany({
    where: { orderId: { in: [...wanted.keys()] }, userCode: { not: null } },
    select: { id: true, orderId: true, userCode: true, localPart: true, domain: true },
  });
  for (const { id, orderId, userCode, localPart, domain } of rows) {
    const mailbox = wanted.get(orderId ?? "");
    if (mailbox && mailbox.name !== localPart)
      throw new Mismatch(`is called ${localPart}, not ${mailbox.name}`, mailbox);
    if (mailbox) Object.assign(mailbox, { id, codes: { userCode: userCode ?? "", address: `${localPart}@${domain}` } });
  }
}

/** Gives the renewals that the product ordered by itself their ids: as many as the model foretold. */
export async function meetOrders(foretold: Order[]): Promise<void> {
  for (const order of foretold) {
    const oldExpiry = new Date(toIso(order.oldExpiry ?? 0));
    const rows = await db().order.findMany({
      where: { mailboxId: order.mailbox.id, kind: "renewal", oldExpiry, state: "placed" },
      select: { id: true },
    });
    if (rows.length !== 1) throw new Mismatch(`${rows.length} terms renewed by themselves`, order.mailbox);
    order.id = rows[0]?.id ?? "";
  }
}
