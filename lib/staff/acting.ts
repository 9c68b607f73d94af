/** Why somebody of the staff takes a customer's place. */
export const ACTING_REASONS = ["telephone", "counter", "in-writing", "fault"] as const;

/** A call is over by then; whoever needs longer begins anew, and says why again. */
export const ACTING_MINUTES = 30;
