import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { attempt } from "@/lib/platform/throttle";
import { policyOf } from "@/lib/sellers/queries";
import { lookUp, type NameAnswer } from "./look-up";

/** A person typing three names asks some thirty times; whoever wants the whole register asks more. */
const LIMIT = { name: "check-name", points: 60, seconds: 60 };

/**
 * The answer under a field while somebody types; holds nothing. `network` is where the question comes from.
 * Refuses `too-many-attempts`, `seller-unknown`, `domain-unknown`.
 */
export async function checkOne(
  seller: string,
  asked: { name: string; domain: string; network: string },
): Promise<Outcome<NameAnswer, "too-many-attempts" | "seller-unknown" | "domain-unknown">> {
  const policy = await policyOf(seller);
  if (!policy) return refuse("seller-unknown");
  const domains = [...policy.names.domains, ...policy.catalogue.plans.map((plan) => plan.domain)];
  if (!domains.includes(asked.domain)) return refuse("domain-unknown");
  const { allowed } = await attempt(LIMIT, seller, asked.network);
  if (!allowed) return refuse("too-many-attempts");
  return lookUp(seller, policy, { domain: asked.domain, text: asked.name });
}
