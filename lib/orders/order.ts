import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** draft: being filled in; placed: waiting for money; settled: paid; fulfilled: mailbox works or is renewed. */
export type OrderState = "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";
export type OrderEvent = "place" | "settle" | "fulfil" | "cancel" | "expire";

/** The life of an order, as a table: what may happen in each state, and what it leads to. */
export const ORDER_LIFE: Record<OrderState, Partial<Record<OrderEvent, OrderState>>> = {
  draft: { place: "placed", cancel: "cancelled", expire: "expired" },
  placed: { settle: "settled", cancel: "cancelled", expire: "expired" },
  settled: { fulfil: "fulfilled" },
  fulfilled: {},
  cancelled: {},
  expired: {},
};

/** The state an event leads to. Refuses `order-not-<event>` naming the state it is in. */
export function afterEvent(state: OrderState, event: OrderEvent): Outcome<OrderState> {
  return ORDER_LIFE[state][event] ?? refuse(`order-cannot-${event}`, { params: { state } });
}

/** Open orders hold names and wait for somebody. */
export const isOpen = (state: OrderState): boolean => state === "draft" || state === "placed";
/** Money has come in for it. */
export const isPaid = (state: OrderState): boolean => state === "settled" || state === "fulfilled";
