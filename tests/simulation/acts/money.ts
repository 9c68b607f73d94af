import { randomUUID } from "node:crypto";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { isRefusal } from "@/lib/kernel/refusal";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { askSlowPayment } from "@/lib/payments/operations/ask-slow-payment";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { reportPayment } from "@/lib/payments/operations/report-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { db } from "@/lib/platform/db";
import { pressAt } from "../../operations/payments/paypal";
import { toIso } from "../model/calendar";
import type { Order } from "../model/things";
import { actorFor, type Customer, done, type World } from "../world";
import { aPaper } from "./papers";

type Slow = "transfer" | "postal-slip" | "cheque";
const SLOW: readonly string[] = ["transfer", "postal-slip", "cheque"];
const euros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

/** An order finds its money, by a way its channel takes, some day, in parts, or never. */
export function payOrder(world: World, customer: Customer, order: Order, inDays?: number): void {
  const { random } = customer;
  if (random.chance(0.06)) {
    world.count("never paid");
    return;
  }
  if (random.chance(0.04)) {
    world.plan(customer, world.today() + random.between(0, 6), () => giveUp(world, customer, order));
    return;
  }
  const ways = world.policy(order.seller).money.methods;
  const methods = Object.entries(ways).find(([channel]) => channel === order.channel)?.[1] ?? [];
  const way = random.pick(methods);
  const day = world.today() + (inDays ?? random.between(0, 4));
  world.plan(customer, day, () => payBy(world, customer, order, way));
}

async function giveUp(world: World, customer: Customer, order: Order): Promise<void> {
  if (order.state === "fulfilled" || order.state === "settled") return;
  const isOpen = order.state === "placed" && !order.begun;
  const call = { seller: order.seller, actor: actorFor(customer, order.id) };
  const given = await cancelOrder({ orderId: order.id }, call);
  world.agreed(given, isOpen ? order : "order-cannot-cancel", order.mailbox, "giving an order up");
  if (world.model.cancel(order)) world.count("given up");
}

async function payBy(world: World, customer: Customer, order: Order, way: string): Promise<void> {
  if (order.state !== "placed") return;
  if (way === "prepaid") return byPrepaid(world, customer, order);
  if (SLOW.includes(way)) return bySlowWay(world, customer, order, way as Slow);
  return byGateway(world, customer, order, way as "card" | "paypal");
}

/** On the gateway's page; the browser comes back, or only the gateway tells. */
async function byGateway(world: World, customer: Customer, order: Order, method: "card" | "paypal") {
  const { seller } = order;
  const call = { seller, actor: actorFor(customer, order.id) };
  const cents = order.total - order.held;
  const asked = await startGatewayPayment({ orderId: order.id, method }, call);
  const started = world.agreed(asked, world.model.mayPay(order), order.mailbox, method);
  if (!started) return world.count("asked to pay what is paid");
  const { paymentId } = started.outcome;
  const page = await openCheckout(seller, paymentId);
  // The gateway is ill: another day.
  if (isRefusal(page)) return world.plan(customer, world.today() + 1, () => payBy(world, customer, order, method));
  if (customer.random.chance(0.05)) {
    await pressAt(page.url, "cancel");
    world.count(`${method} left at the gateway's page`);
    return world.plan(customer, world.today() + 2, () => payBy(world, customer, order, method));
  }
  await pressAt(page.url, "pay");
  if (customer.random.chance(0.6)) await confirmPayment(seller, paymentId);
  world.count(`paid by ${method}`);
  world.model.paidAtGateway(order, cents, method);
}

/** Out of the prepaid account, filled up before where it holds too little. */
async function byPrepaid(world: World, customer: Customer, order: Order): Promise<void> {
  const { user, seller, random } = customer;
  if (!user) return;
  const call = { seller, actor: user.actor };
  const isEnough = world.model.ledger.balance(seller, `prepaid:${user.id}`) >= order.total - order.held;
  const paid = await payOrderFromPrepaid({ orderId: order.id }, call);
  const may = world.model.mayPay(order);
  const predicted = typeof may === "string" || isEnough ? may : "insufficient-balance";
  world.agreed(paid, predicted, order.mailbox, "prepaid");
  if (typeof may === "string") return world.count("asked to pay what is paid");
  if (!isRefusal(paid)) world.count("paid from a prepaid account");
  if (world.model.paidFromPrepaid(order)) return;
  const cents = random.between(2, 12) * 1000;
  const booked = done(await bookTopUp({ amount: euros(cents), method: "transfer" }, call), "a top-up");
  world.plan(customer, world.today() + random.between(1, 5), async () => {
    const arrival = { topUpId: booked.topUpId, method: "transfer" as const, amount: euros(cents) };
    const facts = { valueDate: world.isoToday(), bankReference: `CRO ${randomUUID()}` };
    done(await recordArrival({ ...arrival, ...facts }, { seller, actor: world.staffOf(seller) }), "a top-up's money");
    world.count("topped up by transfer");
    world.model.toppedUp(seller, user.id, "transfer", cents);
    world.plan(customer, world.today() + 1, () => payBy(world, customer, order, "prepaid"));
  });
}

/** Asked for, perhaps with a receipt, then seen by the staff or told by the bank: whole, too much, or in two parts. */
async function bySlowWay(world: World, customer: Customer, order: Order, method: Slow): Promise<void> {
  const { random } = customer;
  const call = { seller: order.seller, actor: actorFor(customer, order.id) };
  const asked = await askSlowPayment({ orderId: order.id, method }, call);
  if (!world.agreed(asked, world.model.mayPay(order), order.mailbox, `asking for a ${method}`))
    return world.count("asked to pay what is paid");
  const { startsOn, delays } = world.policy(order.seller).money;
  const isTrusted = Object.entries(startsOn).some(([name, on]) => name === method && on === "receipt");
  if (isTrusted && random.chance(0.6)) {
    const receipt = { orderId: order.id, method, fileId: await aPaper(order.seller) };
    done(await reportPayment(receipt, call), "a receipt", order.mailbox);
    world.count(`receipt of a ${method}`);
    world.model.reported(order, method);
    if (random.chance(0.08)) return world.count("receipt without money");
  }
  const way = Object.entries(delays).find(([name]) => name === method)?.[1] ?? { minDays: 1, maxDays: 5 };
  const day = world.today() + random.between(way.minDays, way.maxDays + 3);
  const left = order.total - order.held;
  const part = random.chance(0.08)
    ? random.between(1, left - 1)
    : left + (random.chance(0.05) ? random.between(1, 900) : 0);
  world.plan(customer, day, () => comes(world, customer, order, part, method));
  if (part < left && random.chance(0.7))
    world.plan(customer, day + random.between(1, 20), () => comes(world, customer, order, left - part, method));
}

/** Money comes in: by the staff's eye, or as a line of the bank's statement of that day. */
async function comes(world: World, customer: Customer, order: Order, cents: number, method: Slow): Promise<void> {
  const { seller } = order;
  const on = world.today() - customer.random.between(0, 1);
  const isLine =
    method === "transfer" &&
    customer.random.chance(0.5) &&
    order.state === "placed" &&
    cents === order.total - order.held;
  world.count(`${method} ${isLine ? "by statement" : "seen by the staff"}`);
  if (isLine) {
    const { code } = await db().order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: order.id } } });
    const lines = world.statements.get(seller) ?? [];
    world.statements.set(seller, [...lines, { cents, text: `Pagamento ${code}`, on: toIso(on) }]);
  } else {
    const arrival = { orderId: order.id, method, amount: euros(cents), valueDate: toIso(on) };
    const call = { seller, actor: world.staffOf(seller) };
    done(await recordArrival({ ...arrival, bankReference: `CRO ${randomUUID()}` }, call), "money", order.mailbox);
  }
  world.model.arrived(order, cents, method, on);
}
