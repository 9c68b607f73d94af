import {
  addDays,
  addMonths,
  addMonthsKeeping,
  type Day,
  type Instant,
  instantToDb,
  isAfter,
  isoDay,
  toDb,
} from "@/lib/kernel/day";
import { demoRef } from "@/lib/mailboxes/exchanges/demo-provider";
import { firstStep, nextStepAfter, phasesAfter, stateOn } from "@/lib/mailboxes/mailbox";
import type { HistoryKind } from "@/lib/mailboxes/store";
import { taxIdOf } from "@/lib/orders/answers";
import { newId } from "@/lib/platform/ids";
import type { DemoHolder } from "./holders";
import { momentOf, type Shop } from "./shop";

export interface DemoMailboxRow {
  id: string;
  holder: DemoHolder;
  plan: string;
  domain: string;
  userCode: string;
  /** The order that bought it; null when it was taken over from elsewhere. */
  orderId: string | null;
  termMonths: number;
  activatedOn: Day;
  expiresOn: Day;
  /** Ended at the holder's request. */
  revokedOn?: Day;
  /** Paid for, and refused by the provider. */
  renewalFailed?: boolean;
}

/** A mailbox that lives at the provider, in the state its dates and the policy give it today. */
export function addMailbox(shop: Shop, box: DemoMailboxRow): void {
  const { policy, today, seller } = shop;
  const dated = stateOn(policy, box.expiresOn, today);
  const state = box.revokedOn ? "revoked" : box.renewalFailed ? "renewal_failed" : dated;
  const address = `${box.holder.localPart}@${box.domain}`;
  const over = state === "revoked" || state === "cancelled";
  const next = dated === "active" ? firstStep(policy, box.expiresOn) : nextStepAfter(policy, box.expiresOn, today);
  shop.rows.mailbox.push({
    sellerId: seller,
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
    providerRef: demoRef(address),
    userCode: box.userCode,
    activatedOn: toDb(box.activatedOn),
    expiresOn: toDb(box.expiresOn),
    originalDay: box.activatedOn.day,
    nextStepOn: over || !next ? null : toDb(next),
    createdAt: instantToDb(momentOf(shop, box.activatedOn, "09:30")),
    updatedAt: instantToDb(shop.now),
  });
  bindName(shop, box);
  shop.atProvider.push({
    userId: box.userCode,
    address,
    plan: box.plan,
    taxCode: taxIdOf(box.holder.holder),
    expiry: isoDay(box.expiresOn),
    state: providerState(shop, box),
  });
  tellPhases(shop, box, state);
}

/** A name in the register, bound to its mailbox for good. */
export function bindName(shop: Shop, box: Pick<DemoMailboxRow, "id" | "holder" | "domain">): void {
  shop.rows.name.push({
    sellerId: shop.seller,
    domain: box.domain,
    localPart: box.holder.localPart,
    state: "bound",
    mailboxId: box.id,
    holderIndex: box.holder.index,
    updatedAt: instantToDb(shop.now),
  });
}

/** A line in a mailbox's history. */
export function tell(
  shop: Shop,
  mailboxId: string,
  kind: HistoryKind,
  at: Instant,
  facts: Record<string, string> = {},
) {
  shop.rows.mailboxEvent.push({ sellerId: shop.seller, id: newId(), mailboxId, kind, at: instantToDb(at), facts });
}

function tellPhases(shop: Shop, box: DemoMailboxRow, state: string): void {
  if (box.revokedOn) tell(shop, box.id, "revoked", momentOf(shop, box.revokedOn, "11:00"));
  if (state === "revoked" || state === "renewal_failed") return;
  for (const phase of phasesAfter(shop.policy, box.expiresOn))
    if (!isAfter(phase.begins, shop.today)) tell(shop, box.id, phase.state, momentOf(shop, phase.begins, "00:10"));
}

/** What the provider was told by today. */
function providerState(shop: Shop, box: DemoMailboxRow): "active" | "suspended" | "closed" {
  if (box.revokedOn) return "closed";
  const told = phasesAfter(shop.policy, box.expiresOn).filter((phase) => !isAfter(phase.begins, shop.today));
  const last = told.findLast((phase) => phase.command !== "none")?.command;
  return last === "close" ? "closed" : last === "suspend" ? "suspended" : "active";
}

/** Terms one after the other, so that the last ends about a number of days from today: the day each of them ends. */
export function termEnds(today: Day, endsIn: number, terms: readonly number[]): { begins: Day; ends: Day[] } {
  const months = terms.reduce((sum, term) => sum + term, 0);
  const begins = addMonths(addDays(today, endsIn), -months);
  let reached = 0;
  const ends = terms.map((term) => {
    reached += term;
    return addMonthsKeeping(begins, reached, begins.day);
  });
  return { begins, ends };
}
