import { type Outcome, refuse } from "@/lib/kernel/refusal";

/**
 * draft: being filled in; placed: waiting for money; settled: paid; fulfilled: mailbox works or is renewed. `unsettle`:
 * the money turned out not to have come; `revive`: it was sent while the order stood. A placed order whose service was
 * begun before its money has `startedAt`.
 */
export type OrderState = "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";
export type OrderEvent = "place" | "settle" | "fulfil" | "cancel" | "expire" | "unsettle" | "revive";

/** The life of an order, as a table: what may happen in each state, and what it leads to. */
export const ORDER_LIFE: Record<OrderState, Partial<Record<OrderEvent, OrderState>>> = {
  draft: { place: "placed", cancel: "cancelled", expire: "expired" },
  placed: { settle: "settled", cancel: "cancelled", expire: "expired" },
  settled: { fulfil: "fulfilled", unsettle: "placed" },
  fulfilled: { unsettle: "placed" },
  cancelled: {},
  expired: { revive: "placed" },
};

/** The state an event leads to. Refuses `order-not-<event>` naming the state it is in. */
export function afterEvent(state: OrderState, event: OrderEvent): Outcome<OrderState> {
  return ORDER_LIFE[state][event] ?? refuse(`order-cannot-${event}`, { params: { state } });
}

/** What of an order tells how far its service is. */
interface Standing {
  state: OrderState;
  startedAt: Date | null;
  fulfilledAt: Date | null;
}

/** The service may be given: it is paid, or was begun on trust, and has not been given yet. */
export const isUnderWay = (order: Standing): boolean =>
  order.state === "settled" || (order.state === "placed" && order.startedAt !== null && order.fulfilledAt === null);

/** It was ordered, and its service has not been given yet. */
export const awaitsService = (order: Standing): boolean =>
  (order.state === "placed" || order.state === "settled") && order.fulfilledAt === null;

/**
 * The state an event leads to when part of it happened before: what was begun on trust is fulfilled while it still waits
 * for its money, and when that comes nothing is left to do. Refuses `order-cannot-<event>`.
 */
export function afterEventOf(order: Standing, event: OrderEvent): Outcome<OrderState> {
  if (event === "fulfil" && order.state === "placed" && isUnderWay(order)) return "placed";
  if (event === "settle" && order.state === "placed" && order.fulfilledAt) return "fulfilled";
  if ((event === "cancel" || event === "expire") && order.startedAt)
    return refuse(`order-cannot-${event}`, { params: { state: "started" } });
  return afterEvent(order.state, event);
}

/** Open orders hold names and wait for somebody. */
export const isOpen = (state: OrderState): boolean => state === "draft" || state === "placed";
/** Money has come in for it. */
export const isPaid = (state: OrderState): boolean => state === "settled" || state === "fulfilled";
