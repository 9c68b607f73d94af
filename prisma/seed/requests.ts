import { instantToDb } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { newId } from "@/lib/platform/ids";
import type { RequestKind } from "@/lib/requests/store";
import type { DemoHolder } from "./holders";
import type { Shop } from "./shop";
import { territories } from "./staff";

interface NewRequest {
  kind: RequestKind;
  holder: DemoHolder;
  mailboxId: string;
  hoursAgo: number;
  text: string;
  answer?: string;
  /** The reseller it came to first. */
  resellerId?: string;
}

/** A question for the reseller of the customer, else the sales rep of the province, answered or not yet. */
export async function addRequest(shop: Shop, staff: Map<string, string>, asked: NewRequest): Promise<void> {
  const { holder, mailboxId, kind, resellerId } = asked;
  const mailbox = shop.rows.mailbox.find((each) => each.id === mailboxId);
  const { province } = holder.holder.address;
  const rep = territories.north.some((each) => each === province) ? "referente.nord" : "referente.sud";
  const openedAt = shop.now.subtract({ hours: asked.hoursAgo });
  const { promises, openingHours } = shop.policy.service;
  const until = addWorkingHours(openedAt, promises.resellerHours, openingHours);
  const id = newId();
  const customerName = shop.rows.holder.find((each) => each.id === holder.id)?.displayName ?? "";
  shop.rows.request.push({
    sellerId: shop.seller,
    id,
    code: await shop.nextCode("RQ"),
    kind,
    state: asked.answer ? "answered" : "open",
    mailboxId,
    userId: resellerId ? null : holder.userId,
    email: holder.holder.email,
    customerName,
    province,
    facts: mailbox ? { userCode: String(mailbox.userCode), address: `${mailbox.localPart}@${mailbox.domain}` } : {},
    assignedToId: resellerId ? null : (staff.get(rep) ?? null),
    ...(resellerId ? { resellerId, resellerUntil: instantToDb(until) } : {}),
    openedAt: instantToDb(openedAt),
    dueAt: instantToDb(addWorkingHours(openedAt, promises.requestHours, openingHours)),
  });
  const line = { sellerId: shop.seller, requestId: id };
  const said = { ...line, id: newId(), fromStaff: false, authorName: customerName, text: asked.text };
  shop.rows.requestMessage.push({ ...said, at: instantToDb(openedAt) });
  if (!asked.answer) return;
  const answered = { ...line, id: newId(), fromStaff: true, authorName: rep, text: asked.answer };
  shop.rows.requestMessage.push({ ...answered, at: instantToDb(openedAt.add({ hours: 2 })) });
}
