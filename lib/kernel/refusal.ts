/**
 * A typed "no". Rules and operations return it, pages translate its code; unexpected errors are thrown instead.
 * `code` is stable kebab-case; `field` names the input at fault; `params` fill the translated sentence (no personal data).
 */
export type Refusal<C extends string = string> = {
  refused: true;
  code: C;
  field?: string;
  params?: Record<string, string | number>;
};

/** What a rule or an operation answers: its value, or a refusal with one of the codes `C`. */
export type Outcome<T, C extends string = string> = T | Refusal<C>;

/** Builds a refusal; absent details are left out, so that two equal refusals compare equal. */
export function refuse<C extends string>(
  code: C,
  details: { field?: string; params?: Record<string, string | number> } = {},
): Refusal<C> {
  const refusal: Refusal<C> = { refused: true, code };
  if (details.field !== undefined) refusal.field = details.field;
  if (details.params !== undefined) refusal.params = details.params;
  return refusal;
}

/** True for a refusal, narrowing an `Outcome` to its refused half (and, when false, to its value). */
export function isRefusal(outcome: unknown): outcome is Refusal {
  return (
    typeof outcome === "object" &&
    outcome !== null &&
    "refused" in outcome &&
    outcome.refused === true &&
    "code" in outcome &&
    typeof outcome.code === "string"
  );
}
