import type { Contract, Order } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, type Instant, instantFromDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { ownsOrder } from "@/lib/orders/store";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { policyInForce } from "@/lib/sellers/store";
import type { ContractContent } from "./contract";
import { contentOf, lastContract } from "./store";

export interface ContractState {
  order: Order;
  last: Contract | null;
  /** What it would say today; null when the order is not filled in far enough. */
  content: ContractContent | null;
}

/** How an order stands with its contract. Refuses `order-unknown`, also to strangers, and `seller-unknown`. */
export async function contractState(
  seller: string,
  orderId: string,
  viewer: { actor: Actor; on: Day },
): Promise<Outcome<ContractState>> {
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  if (!order || !ownsOrder(viewer.actor, order)) return refuse("order-unknown");
  const inForce = await policyInForce(db(), seller, viewer.on);
  if (!inForce) return refuse("seller-unknown");
  const policy: Policy = inForce.policy;
  return { order, last: await lastContract(db(), order), content: await contentOf(db(), policy, order, viewer.on) };
}

/** A contract as pages show it. */
export interface ShownContract {
  id: string;
  version: number;
  fileId: string;
  contentHash: string;
  sha256: string;
  drawnAt: Instant;
  drawnOn: Day;
}

/** The versions of an order's contract, newest first. The caller has checked the viewer. */
export async function contractsOf(seller: string, orderId: string): Promise<ShownContract[]> {
  const rows = await db().contract.findMany({ where: { sellerId: seller, orderId }, orderBy: { version: "desc" } });
  return rows.map(({ id, version, fileId, contentHash, sha256, createdAt }) => {
    const drawnAt = instantFromDb(createdAt);
    return { id, version, fileId, contentHash, sha256, drawnAt, drawnOn: dayInRome(drawnAt) };
  });
}
