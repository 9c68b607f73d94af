import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type ResellerState = "active" | "suspended";
export type ResellerEvent = "suspend" | "resume";

/** The life of a reseller: one who is suspended sees what is theirs, and buys at list prices as anybody. */
const RESELLER_LIFE: Record<ResellerState, Partial<Record<ResellerEvent, ResellerState>>> = {
  active: { suspend: "suspended" },
  suspended: { resume: "active" },
};

/** The state an event leads to. Refuses `reseller-cannot-<event>`. */
export const afterResellerEvent = (state: ResellerState, event: ResellerEvent): Outcome<ResellerState> =>
  RESELLER_LIFE[state][event] ?? refuse(`reseller-cannot-${event}`, { params: { state } });
