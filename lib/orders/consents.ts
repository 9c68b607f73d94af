import type { Instant } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import type { HolderKind } from "@/lib/sellers/policy/common";

/** Something accepted: the code and version of a text, or the wish to begin before the days of withdrawal are over. */
export type Consent = { code: string; version: string; acceptedAt: string };

export const IMMEDIATE_ACTIVATION = "immediate-activation";

/** Consumers may withdraw within 14 days (D.lgs. 206/2005, art. 52): they must ask for the work to begin before. */
export const isConsumer = (kind: HolderKind): boolean => kind === "person" || kind === "foreign-person";

/** The texts in force, accepted at an instant: by ordering, where the page says so beside its button. */
export function termsAccepted({ identity }: Pick<Policy, "identity">, at: Instant): Consent[] {
  const acceptedAt = at.toString();
  return identity.terms.map(({ code, version }) => ({ code, version, acceptedAt }));
}

/**
 * What is kept with an order of what was accepted, and in which version. Refuses `consent-immediate-activation` when a
 * consumer does not ask for the mailbox at once.
 */
export function consentsOf(
  policy: Pick<Policy, "identity">,
  kind: HolderKind,
  immediate: boolean,
  at: Instant,
): Outcome<Consent[], "consent-immediate-activation"> {
  if (isConsumer(kind) && !immediate) return refuse("consent-immediate-activation", { field: "immediateActivation" });
  const texts = termsAccepted(policy, at);
  return immediate ? [...texts, { code: IMMEDIATE_ACTIVATION, version: "1", acceptedAt: at.toString() }] : texts;
}
