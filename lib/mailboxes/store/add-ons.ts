import { createHash } from "node:crypto";
import { z } from "zod";
import type { Blocks } from "@/lib/catalogue/add-ons";
import type { AddOn, Mailbox, Order } from "@/lib/generated/prisma/client";
import { instantToDb, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { policyVersion } from "@/lib/sellers/store";
import { type Extras, extrasOf } from "../extras";

const blocksList = z.array(z.object({ code: z.string(), blocks: z.int().min(1) }));

/** The add-ons of an order, as kept in its row. */
export const addOnsOf = (order: Pick<Order, "addOns">): Blocks[] => blocksList.parse(order.addOns);

/** What a mailbox holds and has not lost, oldest first. */
export function heldBy(tx: Tx, seller: string, mailboxId: string): Promise<AddOn[]> {
  return tx.addOn.findMany({
    where: { sellerId: seller, mailboxId, state: { not: "ended" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What was bought with an order belongs to the mailbox from now on; the provider is still to be told. */
export async function orderAddOns(tx: Tx, context: Context, order: Order, mailboxId: string): Promise<void> {
  const wanted = addOnsOf(order);
  if (wanted.length === 0) return;
  const { catalogue } = await policyVersion(tx, order.sellerId, order.policyVersion);
  await tx.addOn.createMany({
    data: wanted.flatMap(({ code, blocks }) => {
      const addOn = catalogue.addOns.find((each) => each.code === code);
      if (!addOn) return [];
      const { unit, block } = addOn;
      const row = { sellerId: order.sellerId, id: newId(), mailboxId, code, blocks, unit, units: block * blocks };
      return [{ ...row, orderId: order.id, since: toDb(context.today), createdAt: instantToDb(context.now) }];
    }),
    skipDuplicates: true,
  });
}

/**
 * A renewal takes the place of what was held: what it does not name ends with the old term, packs that are used up
 * end with it too.
 */
export async function renewAddOns(tx: Tx, context: Context, order: Order, mailboxId: string): Promise<void> {
  await tx.addOn.updateMany({
    where: {
      sellerId: order.sellerId,
      mailboxId,
      state: { not: "ended" },
      // What no order of ours brought ends as well.
      OR: [{ orderId: null }, { orderId: { not: order.id } }],
    },
    data: { state: "ended" },
  });
  await orderAddOns(tx, context, order, mailboxId);
}

/** What a mailbox is entitled to now, and a short name for exactly that. */
export async function entitlement(
  tx: Tx,
  policy: Policy,
  mailbox: Pick<Mailbox, "sellerId" | "id" | "planCode">,
): Promise<{ extras: Extras; mark: string }> {
  const extras = extrasOf(policy, mailbox.planCode, await heldBy(tx, mailbox.sellerId, mailbox.id));
  return { extras, mark: createHash("sha256").update(JSON.stringify(extras)).digest("hex").slice(0, 16) };
}
