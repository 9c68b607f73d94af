import { loadTrust, NoTrustList } from "@/lib/contracts/signature/trust/load-trust";
import type { TrustList } from "@/lib/contracts/signature/trust/trust-list";
import type { Instant } from "@/lib/kernel/day";
import { entriesIn } from "@/lib/platform/config";
import { CommandRefused, type Given, optionalText } from "../command";

/** Whom to believe: by the command's options, else as the environment says; null when nobody. */
export async function trustGiven(given: Given, at: Instant): Promise<TrustList | null> {
  const { TRUST_LIST, TRUST_LIST_SIGNERS, TRUST_LIST_UNVERIFIED } = process.env;
  const settings = {
    files: entriesIn(optionalText(given, "trust") ?? TRUST_LIST),
    signers: entriesIn(optionalText(given, "signers") ?? TRUST_LIST_SIGNERS),
    unverified: given.values.unverified === true || TRUST_LIST_UNVERIFIED === "yes",
  };
  try {
    return await loadTrust(settings, at);
  } catch (error) {
    if (error instanceof NoTrustList) throw new CommandRefused("trust-list-unusable", error.message);
    throw error;
  }
}
