import type { AccessPolicy } from "@/lib/sellers/policy/access";

/** What somebody whose password was right must still do before they are let in. */
export const PENDING = ["code", "enrol", "password"] as const;
export type Pending = (typeof PENDING)[number];

/** What decides it. */
export interface Standing {
  staff: boolean;
  hasSecondFactor: boolean;
  passwordExpired: boolean;
}

/** Staff always; customers where the seller asks it of all. Whoever turned it on is asked for a code in any case. */
export const needsSecondFactor = (policy: Pick<AccessPolicy, "twoFactor">, staff: boolean): boolean =>
  staff || policy.twoFactor === "required";

/** May this person turn it on and off? */
export const mayHaveSecondFactor = (policy: Pick<AccessPolicy, "twoFactor">, staff: boolean): boolean =>
  staff || policy.twoFactor !== "off";

/**
 * The next thing to do, null when nothing is left. First who they are, then what is wrong with their password.
 * `proved`: a code was given in this session, or the browser is one in which none is asked for.
 */
export function nextPending(
  policy: Pick<AccessPolicy, "twoFactor">,
  { staff, hasSecondFactor, passwordExpired }: Standing,
  { proved }: { proved: boolean },
): Pending | null {
  if (hasSecondFactor && !proved) return "code";
  if (!hasSecondFactor && needsSecondFactor(policy, staff)) return "enrol";
  return passwordExpired ? "password" : null;
}
