import { postMovement } from "@/lib/accounts/store";
import { instantToDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { payoutEntries } from "../commission";
import { payCommissionSchema } from "../schema";
import { lockReseller } from "../store";
import { owedTo } from "../store/commission";

/**
 * Gives a reseller what it is owed, or part of it: onto its prepaid account, or paid by the bank. Refuses
 * `reseller-unknown`, `own-account`, `commission-not-owed` {owed}.
 */
export const payCommission = operation({
  act: "pay-commission",
  input: payCommissionSchema,
  may: staffWith("grant-credit"),
  audit: ({ resellerId, amount, how }) => ({ resellerId, amountCents: amount, how }),
  run: async (tx, { resellerId, amount, how, note }, context): Promise<Outcome<{ resellerId: string }>> => {
    const { seller, now: at, actor } = context;
    const row = await lockReseller(tx, seller, resellerId);
    if (isRefusal(row)) return row;
    if (actorId(actor) === row.userId) return refuse("own-account");
    const owed = await owedTo(tx, seller, resellerId);
    if (amount > owed)
      return refuse("commission-not-owed", { field: "amount", params: { owed: formatCents(Math.max(0, owed), "it") } });
    const entries = payoutEntries(how, row, amount);
    const kind = how === "offset" ? ("commission-offset" as const) : ("commission-paid" as const);
    const movementId = await postMovement(tx, { seller, kind, at, entries, note });
    if (isRefusal(movementId)) return movementId;
    const line = { sellerId: seller, id: newId(), resellerId, movementId, kind: how, cents: -amount, note };
    await tx.commission.create({ data: { ...line, at: instantToDb(at), byName: actorName(actor) ?? null } });
    return { resellerId };
  },
});
