import { takesAgreements } from "@/lib/orders/offer";
import { HELP_KINDS, type HelpKind } from "@/lib/requests/kinds";
import type { Policy } from "@/lib/sellers/policy";

/**
 * The forms a seller's customers may need: a late VAT number only where companies being formed may buy, a renewal under an
 * agreement only where there may be some.
 */
export const helpOffered = (policy: Policy): HelpKind[] =>
  HELP_KINDS.filter((kind) => {
    if (kind === "late-vat-number") return policy.identity.holderKinds.includes("company-being-formed");
    return kind !== "member-renewal" || takesAgreements(policy);
  });
