import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { isOfStaff } from "@/lib/platform/roles";
import { grantManagerSchema } from "../schema";
import { lockAgreement } from "../store";
import { payOutOf } from "../store/managers";

/**
 * Somebody with an account works at the desk of an agreement from now on; the first one's prepaid account is the
 * professional order's. Refuses `agreement-unknown`, `user-unknown`
 * (no such account, not active, or one of the staff).
 */
export const grantManager = operation({
  act: "grant-agreement-desk",
  input: grantManagerSchema,
  may: staffWith("keep-agreements"),
  audit: ({ agreementId }) => ({ agreementId }),
  run: async (tx, { agreementId, login }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const { seller: sellerId } = context;
    const user = await tx.user.findFirst({
      where: { sellerId, active: true, OR: [{ userName: login.toLowerCase() }, { email: login.toLowerCase() }] },
    });
    if (!user || isOfStaff(user)) return refuse("user-unknown", { field: "login" });
    const granted = { grantedAt: instantToDb(context.now), grantedByName: actorName(context.actor) ?? null };
    await tx.agreementManager.createMany({
      data: { sellerId, agreementId, userId: user.id, ...granted },
      skipDuplicates: true,
    });
    if (!row.accountUserId) await payOutOf(tx, row, user.id);
    return { agreementId };
  },
});
