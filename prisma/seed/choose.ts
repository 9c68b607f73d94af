import { termsOf } from "@/lib/catalogue/prices";
import type { Day } from "@/lib/kernel/day";
import type { DemoHolder } from "./holders";
import { pick } from "./numbers";
import type { Shop } from "./shop";

/** A plan, its domain and the terms it is sold for to this holder; `wanted`: that plan, whatever the holder. */
export function choose(shop: Shop, holder: DemoHolder, wanted?: string) {
  const channel = holder.userId ? ("account" as const) : ("public" as const);
  // A trial has no renewals, a hub no mailboxes of the usual life.
  const sold = shop.policy.catalogue.plans.filter(
    ({ trial, hub, holderKinds }) =>
      !trial && !hub && (holderKinds ?? [holder.holder.kind]).includes(holder.holder.kind),
  );
  const plan = shop.policy.catalogue.plans.find(({ code }) => code === wanted) ?? pick(sold, shop.random());
  const terms = (act: "activation" | "renewal", on: Day) =>
    termsOf(shop.policy, { plan: plan.code, act, channel, on }).map((each) => each.termMonths);
  const domain = plan.domain ?? pick(shop.policy.names.domains, shop.random());
  return { plan: plan.code, domain, terms };
}
