import { formatInstant, type Instant } from "@/lib/kernel/day";
import { type Refusal, refuse } from "@/lib/kernel/refusal";

export type ReviewState = "open" | "approved" | "rejected";
export type ReviewEvent = "approve" | "reject";

/** The life of one round: decided once. What is sent again after a rejection is another round. */
export const REVIEW_LIFE: Record<ReviewState, Partial<Record<ReviewEvent, ReviewState>>> = {
  open: { approve: "approved", reject: "rejected" },
  approved: {},
  rejected: {},
};

/** Why papers are sent back; each has its sentence in review.reasons. */
export const REJECTION_REASONS = [
  "illegible",
  "incomplete",
  "expired",
  "wrong-document",
  "data-differ",
  "not-signed",
  "other",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A reason as kept in `Review.reason` and `Document.reason`: its code, then what was written besides. */
export const reasonText = (reason: { code: RejectionReason; note?: string | undefined }): string =>
  reason.note ? `${reason.code}\n${reason.note}` : reason.code;

/** Reads a kept reason; what is no code of ours is all note. */
export function readReason(kept: string | null): { code: RejectionReason; note: string } | null {
  if (!kept) return null;
  const [first = "", ...rest] = kept.split("\n");
  const code = REJECTION_REASONS.find((reason) => reason === first);
  return code ? { code, note: rest.join("\n") } : { code: "other", note: kept };
}

/** Somebody else was first: who, and when, "21/11/2026, 14:05". */
export function alreadyDecided(review: {
  state: ReviewState;
  decidedByName: string | null;
  decidedAt: Instant | null;
}): Refusal<"review-decided"> {
  return refuse("review-decided", {
    params: {
      state: review.state,
      who: review.decidedByName ?? "?",
      when: review.decidedAt ? formatInstant(review.decidedAt) : "",
    },
  });
}
