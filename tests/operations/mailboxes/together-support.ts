import { addDays, isoDay } from "@/lib/kernel/day";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { holderSchema } from "@/lib/orders/schema";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { describedHolders } from "../../support/holders";
import { givenMailbox, settleByCard, system } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { balanceOn } from "../payments/slow";
import { done, givenUser } from "../payments/support";

/** Twelve months of the plan "base" in the tests' policy, with VAT. */
export const YEAR = 2196;
export const seller = "demo";
export const expiry = addDays(today(), 20);

/** A seller whose accounts pay by every way, in a database of its own; answers how to drop it. */
export async function givenShop(): Promise<() => Promise<void>> {
  const drop = await givenDatabase();
  await givenSeller(seller, ({ money, lifecycle }) => {
    money.methods.account = ["card", "paypal", "prepaid", "transfer", "postal-slip", "cheque"];
    money.methods.agreement = ["card"];
    money.cheque = { payableTo: "Demo PEC S.r.l.", sendTo: "Via di Prova 1, 10100 Torino" };
    money.startsOn = { "postal-slip": "receipt" };
    money.topUpMethods = ["card", "transfer"];
    lifecycle.renewal = { ...lifecycle.renewal, paidLate: "prepaid" };
  });
  return drop;
}

export interface Owner {
  id: string;
  actor: Actor;
}

/** Mailboxes of one account and holder, as they are agreed to at today's price. */
export async function givenLines(owner: Owner, count: number, holder: keyof typeof describedHolders = "company") {
  const made = await Promise.all(
    Array.from({ length: count }, () => givenMailbox({ seller, userId: owner.id, expiresOn: expiry })),
  );
  const [first] = made;
  if (!first) throw new Error("no mailbox");
  const detailsSealed = seal(holderSchema.parse(describedHolders[holder]));
  await db().holder.updateMany({ where: { id: first.holderId }, data: { detailsSealed, kind: holder } });
  await db().mailbox.updateMany({
    where: { id: { in: made.map(({ id }) => id) } },
    data: { holderId: first.holderId },
  });
  const totalCents = holder === "public-body" ? 1800 : YEAR;
  return made.map(({ id }) => ({ mailboxId: id, expiresOn: isoDay(expiry), termMonths: 12, totalCents }));
}
export type Lines = Awaited<ReturnType<typeof givenLines>>;

/** They are ordered together. */
export const order = (owner: Owner, lines: Lines) => orderRenewals({ lines }, { seller, actor: owner.actor });

/** Mailboxes of somebody ordered together, waiting for their money. */
export async function given(count = 3) {
  const owner = await givenUser(seller);
  const lines = await givenLines(owner, count);
  const { orderId } = done(await order(owner, lines));
  return { owner, lines, orderId };
}
export const rowOf = (id: string) =>
  db().order.findFirstOrThrow({ where: { id }, include: { invoice: true, parts: true, payments: true, items: true } });
export const balance = (id: string) => balanceOn(seller, "prepaid", id);

/** A gateway’s page is opened for an order, and asks for so much. */
export async function pageFor(
  { owner, orderId }: { owner: Owner; orderId: string },
  method: "card" | "paypal" = "card",
) {
  const { paymentId } = done(await startGatewayPayment({ orderId, method }, { seller, actor: owner.actor }));
  const { amountCents } = await db().payment.findFirstOrThrow({ where: { id: paymentId } });
  return { paymentId, amountCents };
}
/** The gateway says that the page was paid. */
export const paid = ({ paymentId, amountCents }: { paymentId: string; amountCents: number }) =>
  recordGatewayPayment(
    { paymentId, sessionId: `cs_${paymentId}`, amountCents, currency: "eur", state: "paid" },
    system(seller),
  );

/** The provider extends each of them, all at once. */
export async function carryOut(orderId: string) {
  const { parts } = await rowOf(orderId);
  await Promise.all(parts.map(async ({ id }) => done(await recordRenewal({ orderId: id }, system(seller)))));
}
/** Another order pays the renewal of one of them. */
export async function renewElsewhere(owner: Owner, mailboxId: string) {
  const call = { seller, actor: owner.actor };
  const alone = done(await orderRenewal({ which: { mailboxId }, termMonths: 12 }, call));
  done(await settleByCard({ orderId: alone.orderId }, system(seller)));
  return alone.orderId;
}
