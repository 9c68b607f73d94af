import { instantToDb } from "@/lib/kernel/day";
import { appearanceOf, type NameRules } from "@/lib/names/name";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type Proposal, proposeNames, type ToName } from "../activation-names";

type Register = Pick<Context, "seller" | "policy" | "now">;

/** Names of the register that stand in the way of these: the same, and look-alikes where the policy refuses them. */
export async function inTheWay(
  tx: Tx,
  { seller, policy, now }: Register,
  domain: string,
  names: readonly string[],
): Promise<Set<string>> {
  const looks = policy.names.lookAlikes === "refuse" ? names.map(appearanceOf) : [];
  const rows = await tx.$queryRaw<{ localPart: string }[]>`
    SELECT "localPart" FROM "Name"
    WHERE "sellerId" = ${seller} AND "domain" = ${domain}
      AND ("localPart" = ANY(${names}) OR replace(translate("localPart", '01i._-', 'oll'), 'rn', 'm') = ANY(${looks}))
      AND NOT ("state" = 'held' AND "heldUntil" <= ${instantToDb(now)} AND "mailboxId" IS NULL)`;
  return new Set(rows.map(({ localPart }) => localPart));
}

/** Proposals that the register has nothing against: it is asked about what was proposed until nothing of it is taken. */
export async function freeProposals(
  tx: Tx,
  context: Register,
  { domain, rules }: { domain: string; rules: NameRules },
  members: readonly ToName[],
): Promise<Map<string, Proposal>> {
  const alike = context.policy.names.lookAlikes === "refuse";
  const taken = new Set<string>();
  for (;;) {
    const proposals = proposeNames(rules, members, taken, alike);
    const wanted = [...proposals.values()].flatMap(({ names }) => names);
    const before = taken.size;
    for (const name of await inTheWay(tx, context, domain, wanted)) taken.add(name);
    if (taken.size === before) return proposals;
  }
}
