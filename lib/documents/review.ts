import { z } from "zod";
import { type Locale, localeOr } from "@/lib/i18n/locales";
import { formatInstant, type Instant } from "@/lib/kernel/day";
import { type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { DocumentKind } from "@/lib/sellers/policy/identity";

export type ReviewState = "open" | "approved" | "rejected";
export type ReviewEvent = "approve" | "reject";

/** The life of one round: decided once. What is sent again after a rejection is another round. */
export const REVIEW_LIFE: Record<ReviewState, Partial<Record<ReviewEvent, ReviewState>>> = {
  open: { approve: "approved", reject: "rejected" },
  approved: {},
  rejected: {},
};

/** What a round rests on: the staff's look, a signature that stands by itself, papers a professional order has, or signs itself. */
export type ReviewBasis = "staff" | "digital" | "on-screen" | "collected" | "delegated";

/** The reason that says nothing by itself: it needs words of whoever decides. */
export const OTHER_REASON = "other";

/** Why one document is sent back: a reason of the seller's list as it read then, and what was written besides. */
export interface SentBack {
  kind: DocumentKind;
  code: string;
  note: string;
  words: { it: string; en: string };
}

const kept = z.array(
  z.object({
    kind: z.string(),
    code: z.string().default(OTHER_REASON),
    note: z.string().default(""),
    words: z.object({ it: z.string(), en: z.string() }).default({ it: "", en: "" }),
  }),
);

/** Reads `Review.sentBack`. */
export function sentBackOf(review: { sentBack: unknown }): SentBack[] {
  const parsed = kept.safeParse(review.sentBack);
  return parsed.success ? (parsed.data as SentBack[]) : [];
}

/** Reasons staff may choose from, in the seller's order. */
export const reasonsOf = (policy: Pick<Policy, "identity">): readonly { code: string; text: SentBack["words"] }[] =>
  policy.identity.rejectionReasons;

/** A reason with its words. Refuses `review-reason-unknown`: not one of the seller's. */
export function sentBackFor(
  policy: Pick<Policy, "identity">,
  { kind, reason, note }: { kind: DocumentKind; reason: string; note: string },
): Outcome<SentBack, "review-reason-unknown"> {
  const found = reasonsOf(policy).find(({ code }) => code === reason);
  if (!found) return refuse("review-reason-unknown", { field: `papers.${kind}.reason` });
  return { kind, code: found.code, note, words: found.text };
}

/** Why a document was sent back, as the customer reads it. */
export function reasonWords({ code, note, words }: SentBack, locale: Locale | string): string {
  if (code === OTHER_REASON && note) return note;
  return [words[localeOr(locale)], note].filter(Boolean).join(" ");
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
