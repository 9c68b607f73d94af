import { formatCents } from "@/lib/kernel/money";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { prepaidOf } from "../posting";
import { creditLimitInput } from "../schema";

/**
 * Lets a reseller's prepaid account go below zero, as far as the seller trusts them; 0 ends it. Refuses `user-unknown`,
 * `not-a-reseller`, `own-account`, `credit-in-use` (params: used; more is spent already).
 */
export const setCreditLimit = operation({
  act: "set-credit-limit",
  input: creditLimitInput,
  may: staffWith("grant-credit"),
  audit: ({ userId, limit }) => ({ userId, limitCents: limit }),
  run: async (tx, { userId, limit }, context): Promise<Outcome<{ limitCents: number }>> => {
    if (actorId(context.actor) === userId) return refuse("own-account");
    const { seller: sellerId } = context;
    const user = await tx.user.findUnique({
      where: { sellerId_id: { sellerId, id: userId } },
      select: { roles: true },
    });
    if (!user) return refuse("user-unknown");
    if (limit > 0 && !user.roles.includes("reseller")) return refuse("not-a-reseller");
    const account = { sellerId, ...prepaidOf(userId) };
    await tx.ledgerAccount.createMany({ data: { ...account, id: newId(), floorCents: 0n }, skipDuplicates: true });
    const floorCents = BigInt(-limit);
    const changed = await tx.ledgerAccount.updateMany({
      where: { ...account, balanceCents: { gte: floorCents } },
      data: { floorCents },
    });
    if (changed.count === 1) return { limitCents: limit };
    const { balanceCents } = await tx.ledgerAccount.findFirstOrThrow({ where: account });
    return refuse("credit-in-use", { field: "limit", params: { used: formatCents(-Number(balanceCents), "it") } });
  },
});
