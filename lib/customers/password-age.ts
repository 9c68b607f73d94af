import { addMonths, type Day, isBefore } from "@/lib/kernel/day";
import type { AccessPolicy } from "@/lib/sellers/policy/access";

type Ages = Pick<AccessPolicy, "passwordMonths" | "adviceMonths">;
/** `advised`: a change is due; `expired`: signing in asks for a new one (acceptance table, row 4). */
export type PasswordAge = "fresh" | "advised" | "expired";

/** Days before the end on which a mail says that a password is about to expire. */
export const EXPIRY_NOTICE_DAYS = 15;

/** The day from which a password set on a day is no longer taken; null: it never expires. */
export const passwordExpiresOn = ({ passwordMonths }: Ages, setOn: Day): Day | null =>
  passwordMonths === undefined ? null : addMonths(setOn, passwordMonths);

/** The day from which a change is advised; null: never. */
export const adviceFrom = ({ adviceMonths }: Ages, setOn: Day): Day | null =>
  adviceMonths === undefined ? null : addMonths(setOn, adviceMonths);

/** How old a password is on a day, by what the seller's policy says. */
export function passwordAge(policy: Ages, setOn: Day, on: Day): PasswordAge {
  const reached = (from: Day | null) => from !== null && !isBefore(on, from);
  if (reached(passwordExpiresOn(policy, setOn))) return "expired";
  return reached(adviceFrom(policy, setOn)) ? "advised" : "fresh";
}
