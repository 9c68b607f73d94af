import type { Policy } from "@/lib/sellers/policy";
import { rulesFor } from "../name";
import { type NamedHolder, suggestNames } from "../suggest";
import { lookUp } from "./look-up";

/**
 * Names built from the holder's own that can be had, at most five. Those of which the provider can't be asked now are
 * left in: the check that follows decides.
 */
export async function suggestFree(
  seller: string,
  policy: Policy,
  asked: { domain: string; holder: NamedHolder; wished: readonly string[]; orderId: string },
): Promise<string[]> {
  const names = suggestNames(rulesFor(policy.names, asked.domain), asked.holder, new Set(asked.wished));
  const answers = await Promise.all(
    names.map((text) => lookUp(seller, policy, { domain: asked.domain, text, orderId: asked.orderId })),
  );
  return answers.filter(({ answer }) => answer === "free" || answer === "unavailable").map((each) => each.localPart);
}
