import { HELP_KINDS, type HelpKind } from "@/lib/requests/kinds";
import type { Policy } from "@/lib/sellers/policy";

/** The forms a seller's customers may need: a late VAT number only where companies being formed may buy. */
export const helpOffered = ({ identity }: Policy): HelpKind[] =>
  HELP_KINDS.filter((kind) => kind !== "late-vat-number" || identity.holderKinds.includes("company-being-formed"));
