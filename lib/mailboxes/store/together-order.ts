import type { Order } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, fromDb, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import { termsAccepted } from "@/lib/orders/consents";
import { nextCode } from "@/lib/orders/store";
import { speaksForSelf } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { BulkLine } from "../bulk";
import { linesFor, sumTogether } from "../together";
import type { BoughtFor } from "./bulk";
import { writeHistories } from "./history";

/** What was agreed to of each mailbox, as the items of an order keep it. */
function itemsOf(lines: readonly BulkLine[], mailboxes: readonly BoughtFor[]) {
  const buyers = new Map(mailboxes.map(({ id, buyer }) => [id, buyer]));
  return lines.map(({ mailboxId, address, plan, termMonths, addOns, expiry, answer, sold }, n) => {
    const holderId = buyers.get(mailboxId)?.holderId;
    if (!answer?.newExpiry || !expiry || !holderId) throw new Error(`a line without its renewal: ${mailboxId}`);
    const { netCents, vatCents, totalCents, newExpiry } = answer;
    const priced = { lines: linesFor(address, answer.lines), netCents, vatCents, totalCents };
    const days = { oldExpiry: toDb(expiry), newExpiry: toDb(newExpiry) };
    return { mailboxId, n, holderId, planCode: plan, termMonths, addOns, ...sold, ...priced, ...days };
  });
}

/**
 * Orders renewals of one account together: one order, made out to whom they are all invoiced, waiting for one payment as
 * long as any other. The mailboxes are locked.
 */
export async function placeTogether(
  tx: Tx,
  context: Context,
  userId: string,
  { lines, mailboxes, channel }: { lines: readonly BulkLine[]; mailboxes: readonly BoughtFor[]; channel: string },
): Promise<Order> {
  const { seller: sellerId, policy, now } = context;
  const items = itemsOf(lines, mailboxes);
  const first = mailboxes.find(({ id }) => id === items[0]?.mailboxId);
  const [item] = items;
  if (!first || !item) throw new Error("an order of no renewals");
  const { holderId, billingSealed, domain } = first.buyer;
  const user = await tx.user.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: userId } } });
  const sum = sumTogether(policy, items, first.customer);
  const at = instantToDb(now);
  const order = await tx.order.create({
    data: {
      sellerId,
      id: newId(),
      code: await nextCode(tx, policy.money.codes.renewal),
      kind: "renewals",
      channel,
      state: "placed",
      policyVersion: context.policyVersion,
      ...{ userId, email: user.email, locale: user.locale, holderId, billingSealed, domain },
      planCode: item.planCode,
      termMonths: item.termMonths,
      // What the staff order in a customer's place is under what was accepted before.
      consents: speaksForSelf(context.actor) ? termsAccepted(policy, now) : [],
      ...sum,
      lines: [...sum.lines],
      createdAt: at,
      updatedAt: at,
      placedAt: at,
      expiresAt: instantToDb(endOfDayInRome(addDays(context.today, policy.money.unpaidOrderDays))),
    },
  });
  const rows = items.map(({ addOns, ...each }) => ({ ...each, addOns: addOns.map((one) => ({ ...one })) }));
  await tx.renewalItem.createMany({ data: rows.map((row) => ({ ...row, sellerId, orderId: order.id })) });
  const told = items.map(({ mailboxId, termMonths }) => ({ mailboxId, facts: { order: order.code, termMonths } }));
  await writeHistories(tx, context, "renewal-ordered", told);
  return order;
}

/** The very same renewals ordered together before by this account, at the same prices, and still unpaid; null: none. */
export async function openOrderOf(
  tx: Tx,
  { seller, now }: Context,
  userId: string,
  lines: readonly BulkLine[],
): Promise<Order | null> {
  const found = await tx.order.findMany({
    where: {
      sellerId: seller,
      userId,
      kind: "renewals",
      state: "placed",
      startedAt: null,
      expiresAt: { gt: instantToDb(now) },
      items: { some: { mailboxId: lines[0]?.mailboxId ?? "" } },
    },
    include: { items: true },
    orderBy: { createdAt: "desc" },
    take: 10,
  });
  const keys = new Set(lines.map(keyOfLine));
  const isSame = ({ items }: (typeof found)[number]) =>
    items.length === keys.size && items.every((item) => item.leftOut === null && keys.has(keyOfItem(item)));
  return found.find(isSame) ?? null;
}

const keyOfLine = ({ mailboxId, expiry, plan, termMonths, answer, sold }: BulkLine): string =>
  [mailboxId, expiry && isoDay(expiry), plan, termMonths, answer?.totalCents, sold.shareCents].join("|");

const keyOfItem = (item: {
  mailboxId: string;
  oldExpiry: Date;
  planCode: string;
  termMonths: number;
  totalCents: number;
  shareCents: number;
}): string => {
  const { mailboxId, oldExpiry, planCode, termMonths, totalCents, shareCents } = item;
  return [mailboxId, isoDay(fromDb(oldExpiry)), planCode, termMonths, totalCents, shareCents].join("|");
};
