import type { Update } from "./updates";

/**
 * What an update may do: be signed by somebody, be stamped with the time, or, covered by nothing, only keep data for
 * long-term validation (certificates, revocation answers).
 */
export type Purpose = "signing" | "stamping" | "long-term";

/** An update under judgement. */
export interface Judging extends Update {
  purpose: Purpose;
  /** The document as somebody signed it last, or as it was at first: of its objects very few may be written again. */
  signed: Update["before"];
}
