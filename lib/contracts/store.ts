import { policyOfOrder } from "@/lib/agreements/store";
import { priceOf } from "@/lib/catalogue/prices";
import type { Contract, Order } from "@/lib/generated/prisma/client";
import type { Day } from "@/lib/kernel/day";
import { readAnswers } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type Channel, channel } from "@/lib/sellers/policy/common";
import { type ContractContent, contentHash, contractContent } from "./contract";

type OrderRow = Pick<Order, "sellerId" | "id">;

/** The newest version of an order's contract, or null when none was drawn. */
export const lastContract = (tx: Tx, order: OrderRow): Promise<Contract | null> =>
  tx.contract.findFirst({ where: { sellerId: order.sellerId, orderId: order.id }, orderBy: { version: "desc" } });

/** What a draft's contract would say today; null while the holder, the names or the price are not known. */
export async function contentOf(tx: Tx, policy: Policy, order: Order, on: Day): Promise<ContractContent | null> {
  const { holder } = readAnswers(order);
  const names = await tx.nameChoice.findMany({
    where: { sellerId: order.sellerId, orderId: order.id },
    orderBy: { rank: "asc" },
    select: { localPart: true },
  });
  const { planCode, termMonths, domain, locale } = order;
  const sale = { plan: planCode, act: "activation" as const, channel: channelOf(order), on, termMonths };
  const price = priceOf(await policyOfOrder(tx, policy, order), sale);
  if (!holder || names.length === 0 || !price) return null;
  const localParts = names.map(({ localPart }) => localPart);
  return contractContent({ policy, locale, holder, planCode, termMonths, price, domain, localParts });
}

const channelOf = (order: Order): Channel => channel.parse(order.channel);

/** True when the newest contract says what the order says today: what was signed is what is bought. */
export async function isContractCurrent(tx: Tx, policy: Policy, order: Order, on: Day): Promise<boolean> {
  const [content, contract] = [await contentOf(tx, policy, order, on), await lastContract(tx, order)];
  return content !== null && contract?.contentHash === contentHash(content);
}
