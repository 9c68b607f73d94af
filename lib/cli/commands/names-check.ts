import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";
import { checkLocalPart, rulesFor } from "@/lib/names/name";
import { standingOf } from "@/lib/names/store/standing";
import { now, today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import { CommandRefused, optionalText, type Run, textOf } from "../command";
import { policyOn } from "./policy";

interface NameReport {
  name: string;
  /** The address it would be; null when the name can't be one. */
  address: string | null;
  /** "unavailable": free here, but the provider does not answer; never called free then. */
  answer: "free" | "taken" | "invalid" | "unavailable";
  /** Why not; of a free name a warning, or null. */
  reason: string | null;
  /** What the provider says; "not-asked" when the answer was known before, "unavailable" when it does not answer. */
  provider: "free" | "taken" | "not-asked" | "unavailable";
}

/** Each name as *Valida* would judge it: syntax, local register, provider. Nothing is held. */
export const run: Run = async (given) => {
  const seller = textOf(given, "seller");
  const policy = await policyOn(seller, today());
  const domain = domainOf(policy, optionalText(given, "domain"));
  const data: NameReport[] = [];
  for (const name of given.words) data.push(await check(policy, domain, name));
  const lines = data.map(({ name, address, answer, reason }) =>
    [(address ?? name).padEnd(40), answer, reason ?? ""].join("  ").trimEnd(),
  );
  return { data, text: lines.join("\n") };
};

function domainOf(policy: Policy, asked: string | undefined): string {
  const domains = [...policy.names.domains, ...policy.catalogue.plans.flatMap((plan) => plan.domain ?? [])];
  const domain = asked === undefined ? domains[0] : domains.find((each) => each === asked.toLowerCase());
  if (!domain) throw new CommandRefused("domain-unknown", `The seller's domains are ${domains.join(", ")}.`);
  return domain;
}

async function check(policy: Policy, domain: string, name: string): Promise<NameReport> {
  const localPart = checkLocalPart(rulesFor(policy.names, domain), name);
  if (isRefusal(localPart)) {
    return { name, address: null, answer: "invalid", reason: localPart.code, provider: "not-asked" };
  }
  const address = `${localPart}@${domain}`;
  const standing = await standingOf({ seller: policy.seller, now: now(), policy }, { domain, localPart });
  const warning = standing === "name-similar" ? standing : null;
  if (standing !== "free" && !warning)
    return { name, address, answer: "taken", reason: standing, provider: "not-asked" };
  const asked = await mailboxProvider(policy.service.provider.vendor).checkName(address);
  if (isRefusal(asked)) return { name, address, answer: "unavailable", reason: asked.code, provider: "unavailable" };
  if (asked === "taken") return { name, address, answer: "taken", reason: "name-taken", provider: asked };
  return { name, address, answer: "free", reason: warning, provider: asked };
}
