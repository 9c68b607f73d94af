import type { Cents } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { isSlow } from "./arrival";
import { isGateway } from "./payment";

/** asked: waits for a second person; approved: on its way; failed: the gateway said no and a person was asked. */
export type RefundState = "asked" | "approved" | "done" | "failed" | "refused";
export type RefundEvent = "approve" | "refuse" | "finish" | "fail" | "redirect";

/** The life of a refund. One that failed goes another way. */
export const REFUND_LIFE: Record<RefundState, Partial<Record<RefundEvent, RefundState>>> = {
  asked: { approve: "approved", refuse: "refused" },
  approved: { finish: "done", fail: "failed" },
  done: {},
  failed: { redirect: "approved" },
  refused: {},
};

/** The state an event leads to. Refuses `refund-cannot-<event>`, naming the state it is in. */
export function afterEvent(state: RefundState, event: RefundEvent): Outcome<RefundState> {
  return REFUND_LIFE[state][event] ?? refuse(`refund-cannot-${event}`, { params: { state } });
}

interface Refundable {
  method: string;
  /** The gateway's name of the charge. */
  chargeRef: string | null;
}
type To = "way" | "prepaid" | "transfer";

/**
 * The way a refund goes by. What came by a gateway goes back there, what came slowly to an IBAN, what was prepaid to the
 * prepaid account. Refuses `refund-way-closed` (the gateway does not know the charge), `refund-iban-missing`,
 * `refund-no-account` (there is no prepaid account to give it to).
 */
export function refundMethod(
  payment: Refundable,
  to: To,
  has: { account: boolean; iban: boolean },
): Outcome<string, "refund-way-closed" | "refund-iban-missing" | "refund-no-account"> {
  const way = to === "way" ? ownWay(payment) : to;
  if (way === "prepaid") return has.account ? way : refuse("refund-no-account");
  if (way === "transfer") return has.iban ? way : refuse("refund-iban-missing", { field: "iban" });
  return payment.chargeRef ? way : refuse("refund-way-closed");
}

const ownWay = ({ method }: Refundable): string =>
  isGateway(method) ? method : isSlow(method) ? "transfer" : "prepaid";

/** Whether a second person must agree: all that was asked back of one payment counts, so that no limit is split away. */
export const needsSecond = (askedCents: Cents, earlierCents: Cents, limitCents: Cents): boolean =>
  askedCents + earlierCents > limitCents;
