import { addDays } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import { choose } from "./choose";
import type { DemoHolder } from "./holders";
import { bindName, tell } from "./mailboxes";
import { addPaidOrder } from "./paid-orders";
import { momentOf, type Shop } from "./shop";

/** A mailbox that was paid for and could not be made: the provider said no. */
export async function addFailedBirth(shop: Shop, holder: DemoHolder): Promise<string> {
  const { plan, domain, terms } = choose(shop, holder);
  const termMonths = terms("activation", shop.today)[0] ?? 12;
  const id = newId();
  const settledAt = momentOf(shop, addDays(shop.today, -2), "15:30");
  const sale = { buyer: holder, mailboxId: id, plan, domain, termMonths, settledAt, fulfilledAt: null };
  const order = await addPaidOrder(shop, { ...sale, kind: "activation", method: "card" });
  addUnborn(shop, { id, holder, plan, domain, termMonths, orderId: order.id }, "provisioning_failed");
  tell(shop, id, "bought", settledAt, { order: order.code });
  tell(shop, id, "provisioning-started", settledAt.add({ minutes: 90 }));
  tell(shop, id, "provisioning-failed", settledAt.add({ minutes: 91 }), { reason: "provider-rejected" });
  askPerson(shop, "provider-rejected", id, "holder-rejected");
  return order.id;
}

interface Unborn {
  id: string;
  holder: DemoHolder;
  plan: string;
  domain: string;
  termMonths: number;
  orderId: string;
}

/** A mailbox bought and not yet made. */
export function addUnborn(shop: Shop, box: Unborn, state: "reserved" | "provisioning_failed"): void {
  const at = shop.now.toString();
  shop.rows.mailbox.push({
    sellerId: shop.seller,
    id: box.id,
    localPart: box.holder.localPart,
    domain: box.domain,
    state,
    holderId: box.holder.id,
    userId: box.holder.userId,
    orderId: box.orderId,
    planCode: box.plan,
    termMonths: box.termMonths,
    province: box.holder.holder.address.province,
    createdAt: at,
    updatedAt: at,
  });
  bindName(shop, box);
  shop.rows.nameChoice.push({
    sellerId: shop.seller,
    orderId: box.orderId,
    rank: 1,
    localPart: box.holder.localPart,
    answer: "free",
    checkedAt: at,
  });
}

/** Work for a person since yesterday. */
export const askPerson = (shop: Shop, kind: string, mailboxId: string, detail: string): void =>
  askPersonAbout(shop, kind, { kind: "mailbox", id: mailboxId }, detail);

/** The same about anything. */
export function askPersonAbout(shop: Shop, kind: string, subject: { kind: string; id: string }, detail = ""): void {
  shop.rows.staffTask.push({
    sellerId: shop.seller,
    id: newId(),
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
    openedAt: shop.now.subtract({ hours: 20 }).toString(),
  });
}
