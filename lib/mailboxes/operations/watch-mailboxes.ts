import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { watchMailboxesInput } from "../hub-schema";
import { lockHub, placesOfHub } from "../store/hub";

/**
 * A HUB watches more mailboxes, all or none (row 10); those it has already are left as they are, those refused or being
 * taken off begin anew. Passwords are kept sealed until the provider has been told. Refuses `hub-unknown`,
 * `hub-not-live`, `watch-none-free` {free}.
 */
export const watchMailboxes = operation({
  act: "watch-mailboxes",
  input: watchMailboxesInput,
  may: (actor) => actor.kind === "user",
  audit: ({ hubId, lines }) => ({ mailboxId: hubId, lines: lines.length }),
  run: async (tx, { hubId, lines }, context) => {
    const hub = await lockHub(tx, context, hubId);
    if (isRefusal(hub)) return hub;
    const { seller } = context;
    const at = instantToDb(context.now);
    const rows = await tx.watchedMailbox.findMany({ where: { sellerId: seller, hubId } });
    const known = new Map(rows.map((row) => [row.address, row]));
    const again = (address: string) => ["refused", "removing"].includes(known.get(address)?.state ?? "");
    const wanted = [...new Map(lines.map((line) => [line.address, line])).values()];
    const fresh = wanted.filter(({ address }) => !known.has(address) || again(address));
    const { free } = (await placesOfHub(tx, context.policy, hub)).watched;
    if (fresh.length > free) return refuse("watch-none-free", { field: "address", params: { free } });
    const ids: string[] = [];
    for (const { address, userCode, password, note } of fresh) {
      const values = {
        userCode,
        state: "pending" as const,
        passwordSealed: seal(password),
        noteSealed: note && seal(note),
        updatedAt: at,
      };
      const { id } = await tx.watchedMailbox.upsert({
        where: { sellerId_hubId_address: { sellerId: seller, hubId, address } },
        create: { sellerId: seller, id: newId(), hubId, address, createdAt: at, ...values },
        update: { ...values, round: { increment: 1 } },
      });
      ids.push(id);
    }
    await context.enqueueAll(
      "hub.watch",
      ids.map((watchedId) => ({ seller, mailboxId: hubId, watchedId })),
    );
    return { watched: fresh.length, there: lines.length - fresh.length };
  },
});
