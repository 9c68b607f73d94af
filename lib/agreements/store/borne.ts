import { prepaidOf } from "@/lib/accounts/posting";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import type { ActivationRun, Order } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { BillingParty } from "@/lib/orders/answers";
import type { Holder } from "@/lib/orders/schema";
import { settleOrder } from "@/lib/orders/store/settle";
import { recordPaid } from "@/lib/payments/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { officeSchema, partyOfRun } from "../activation";
import { payAsPart } from "./together";

/** A run whose mailboxes a professional order pays. */
type Paying = Pick<ActivationRun, "sellerId" | "id" | "payerId" | "together">;

/** A professional order that pays a member's mailbox: in which run, and to whom it is invoiced. */
export interface Bearer {
  run: Paying;
  name: string;
  party: BillingParty;
}

/** Who pays an order that an activation of members prepared; null: whoever places it. */
export async function bearerOf(
  tx: Tx,
  { sellerId, id: orderId }: Pick<Order, "sellerId" | "id">,
  holder: Holder,
): Promise<Bearer | null> {
  const line = await tx.activationLine.findFirst({
    where: { sellerId, orderId, state: "ordered" },
    include: { run: { include: { agreement: { select: { name: true } } } } },
  });
  if (!line?.run.payerId) return null;
  const { run } = line;
  const { name } = run.agreement;
  const office = officeSchema.parse(run.office);
  return { run, name, party: partyOfRun(holder, { name, office, byOrder: true }) };
}

/**
 * A placed order is paid by the professional order that prepared it. Refuses `order-account-short`: its account does not
 * suffice, nothing is placed.
 */
export async function payByBearer(
  tx: Tx,
  context: Context,
  order: Order,
  run: Paying,
): Promise<Outcome<Order, string>> {
  const payerId = run.payerId ?? "";
  const settled = run.together
    ? await payAsPart(tx, context, order, run)
    : await payByItself(tx, context, order, payerId);
  if (isRefusal(settled)) return settled.code === "insufficient-balance" ? refuse("order-account-short") : settled;
  await tellWhenLow(tx, context, payerId);
  return settled;
}

async function payByItself(tx: Tx, context: Context, order: Order, payerId: string): Promise<Outcome<Order>> {
  const paymentId = newId();
  const settled = await settleOrder(tx, context, order, prepaidOf(payerId), paymentId);
  if (isRefusal(settled)) return settled;
  const { id: orderId, totalCents: amountCents } = order;
  await recordPaid(tx, context, { id: paymentId, orderId, method: "prepaid", amountCents });
  return settled;
}

/** What an account has promised to members who have not completed their mailboxes yet, cents. */
export async function promisedCents(tx: Tx, sellerId: string, payerId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ cents: bigint | null }[]>`
    SELECT sum(r."unitCents") AS "cents" FROM "ActivationRun" r
    JOIN "ActivationLine" l ON l."sellerId" = r."sellerId" AND l."runId" = r."id" AND l."state" = 'ordered'
    JOIN "Order" o ON o."sellerId" = l."sellerId" AND o."id" = l."orderId" AND o."state" = 'draft'
    WHERE r."sellerId" = ${sellerId} AND r."payerId" = ${payerId}::uuid`;
  return Number(row?.cents ?? 0n);
}
