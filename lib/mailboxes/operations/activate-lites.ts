import type { Mailbox } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkLocalPart, rulesFor } from "@/lib/names/name";
import { claimName } from "@/lib/names/store/claim";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation } from "@/lib/platform/operation";
import { hubOf, liteDomains } from "../hub";
import { activateLitesInput, type LiteLine } from "../hub-schema";
import { writeHistories } from "../store/history";
import { lockHub, placesOfHub, takingPlaces } from "../store/hub";

/**
 * Activates Lite mailboxes of a HUB, all or none (row 10): their names are bound at once, the provider makes them. One that
 * is there already is left as it is, so that the same lines may come twice. Refuses `hub-unknown`, `hub-not-live`,
 * `lite-none-free` {free}, `lite-domain`, the codes of `checkLocalPart` and `lite-name-taken`, each with {name}.
 */
export const activateLites = operation({
  act: "activate-lites",
  input: activateLitesInput,
  may: (actor) => actor.kind === "user",
  audit: ({ hubId, lines }) => ({ mailboxId: hubId, lines: lines.length }),
  run: async (tx, { hubId, lines }, context) => {
    const hub = await lockHub(tx, context, hubId);
    if (isRefusal(hub)) return hub;
    const named = namesOf(context, hub, lines);
    if (isRefusal(named)) return named;
    const there = await tx.mailbox.findMany({
      where: takingPlaces(context.seller, hubId),
      select: { localPart: true, domain: true },
    });
    const has = new Set(there.map(({ localPart, domain }) => `${localPart}@${domain}`));
    const fresh = named.filter(({ address }) => !has.has(address));
    const { free } = (await placesOfHub(tx, context.policy, hub)).lite;
    if (fresh.length > free) return refuse("lite-none-free", { field: "name", params: { free } });
    const made = await makeLites(tx, context, hub, fresh);
    return isRefusal(made) ? made : { activated: fresh.length, there: lines.length - fresh.length };
  },
});

interface Named extends LiteLine {
  id: string;
  address: string;
}

/** In the order of their addresses: two acts that want the same names wait for one another in one direction. */
function namesOf(context: Context, hub: Mailbox, lines: readonly LiteLine[]): Outcome<Named[]> {
  const domains = liteDomains(context.policy, hub.planCode);
  const named = new Map<string, Named>();
  for (const line of lines) {
    if (!domains.includes(line.domain)) return refuse("lite-domain", { field: "domain", params: { name: line.name } });
    const name = checkLocalPart(rulesFor(context.policy.names, line.domain), line.name);
    if (isRefusal(name)) return refuse(name.code, { field: "name", params: { ...name.params, name: line.name } });
    const address = `${name}@${line.domain}`;
    named.set(address, { ...line, name, address, id: newId() });
  }
  return [...named.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

async function makeLites(tx: Tx, context: Context, hub: Mailbox, lites: readonly Named[]): Promise<Outcome<null>> {
  const { seller } = context;
  const [at, plan] = [instantToDb(context.now), hubOf(context.policy, hub.planCode)?.litePlan ?? hub.planCode];
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: seller, id: hub.holderId } },
    select: { taxCodeIndex: true },
  });
  // Names first: whoever loses one has written nothing.
  for (const { id, name, domain } of lites) {
    const claim = { domain, localPart: name, mailboxId: id, orderId: null, holderIndex: holder.taxCodeIndex };
    if (!(await claimName(tx, context, claim))) return refuse("lite-name-taken", { field: "name", params: { name } });
  }
  const { holderId, userId, termMonths, province, expiresOn } = hub;
  const common = { sellerId: seller, hubId: hub.id, holderId, userId, termMonths, province, expiresOn };
  const dated = { createdAt: at, updatedAt: at };
  await tx.mailbox.createMany({
    data: lites.map(({ id, name, domain, email, note }) => ({
      ...common,
      ...dated,
      id,
      localPart: name,
      domain,
      state: "provisioning" as const,
      planCode: plan,
      liteSealed: seal({ email, note }),
    })),
  });
  await writeHistories(
    tx,
    context,
    "provisioning-started",
    lites.map(({ id }) => ({ mailboxId: id, facts: {} })),
  );
  await context.enqueueAll(
    "mailbox.provision",
    lites.map(({ id }) => ({ seller, mailboxId: id })),
  );
  return null;
}
