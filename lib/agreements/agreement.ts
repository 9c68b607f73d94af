import { type Day, isAfter, isBefore } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";

export const AGREEMENT_STATES = ["draft", "in-force", "ended"] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];
export type AgreementEvent = "put-in-force" | "end" | "reopen";

/** The life of an agreement; one that was ended by mistake, or is renewed, goes on. */
export const AGREEMENT_LIFE: Record<AgreementState, Partial<Record<AgreementEvent, AgreementState>>> = {
  draft: { "put-in-force": "in-force" },
  "in-force": { end: "ended" },
  ended: { reopen: "in-force" },
};

/** The state an event leads to. Refuses `agreement-cannot-<event>`. */
export function afterAgreementEvent(state: AgreementState, event: AgreementEvent): Outcome<AgreementState> {
  return AGREEMENT_LIFE[state][event] ?? refuse(`agreement-cannot-${event}`, { params: { state } });
}

export interface Validity {
  state: AgreementState;
  validFrom: Day;
  validTo: Day | null;
}

/** How an agreement stands on a day: `to-come` and `over` are in force by the paper, outside its dates. */
export type Standing = "draft" | "to-come" | "open" | "over" | "ended";

export function standingOn({ state, validFrom, validTo }: Validity, on: Day): Standing {
  if (state !== "in-force") return state;
  if (isBefore(on, validFrom)) return "to-come";
  return validTo && isAfter(on, validTo) ? "over" : "open";
}
