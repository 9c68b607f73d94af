import { instantToDb, toDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { nameSpenderInput } from "../schema";
import { MOST_SPENDERS, monthOf } from "../spender";
import { tellInvited } from "../store/spending-invited";

/**
 * Lets somebody else pay out of one's prepaid account, up to an amount a month; named again, the amount is another from
 * now on. The answer is the same whether there is such a login or not: only who has it sees the invitation, and is told
 * by mail. Refuses `no-prepaid-account`, `own-login`, `too-many-spenders`.
 */
export const nameSpender = operation({
  act: "name-spender",
  input: nameSpenderInput,
  may: (actor) => actor.kind === "user",
  audit: ({ limit }) => ({ limitCents: limit }),
  run: async (tx, { login, limit: limitCents }, context): Promise<Outcome<{ limitCents: number }>> => {
    const { seller: sellerId, actor, policy, now, today } = context;
    if (actor.kind !== "user" || policy.money.topUpMethods.length === 0) return refuse("no-prepaid-account");
    const ownerId = actor.userId;
    const live = { sellerId, ownerId, endedAt: null };
    // One act of an owner at a time: two could both be the last one that is let in.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`spenders|${sellerId}|${ownerId}`}, 0))`;
    const changed = await tx.prepaidSpender.updateMany({ where: { ...live, login }, data: { limitCents } });
    if (changed.count > 0) return { limitCents };
    const user = await tx.user.findFirst({
      where: { sellerId, active: true, OR: [{ userName: login }, { email: login }] },
      select: { id: true, roles: true },
    });
    if (user?.id === ownerId) return refuse("own-login", { field: "login" });
    if ((await tx.prepaidSpender.count({ where: live })) >= MOST_SPENDERS) return refuse("too-many-spenders");
    const [id, userId] = [newId(), user && !isOfStaff(user) ? user.id : null];
    await tx.prepaidSpender.create({
      data: {
        ...{ sellerId, ownerId, id, login, limitCents, userId },
        month: toDb(monthOf(today)),
        namedAt: instantToDb(now),
      },
    });
    if (userId) await tellInvited(tx, context, { spenderId: id, ownerId, userId });
    return { limitCents };
  },
});
