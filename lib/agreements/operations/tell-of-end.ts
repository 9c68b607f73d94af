import { isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { queueMails } from "@/lib/notifications/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { endToTell } from "../notice";
import { agreementIdSchema } from "../schema";
import { dealOf, lockAgreement } from "../store";
import { AGREEMENT_ENDS } from "../store/renewals";

/**
 * An agreement that ends soon is told of once, to the staff as a task and to the professional order's people by mail;
 * renewed, it is told of its next end in time. Refuses `agreement-unknown`.
 */
export const tellOfEnd = operation({
  act: "tell-agreement-end",
  input: agreementIdSchema,
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { agreementId }, context) => {
    const row = await lockAgreement(tx, context, agreementId);
    if (isRefusal(row)) return row;
    const end = endToTell(dealOf(row), context.today);
    if (!end || row.noticedFor?.getTime() === toDb(end).getTime()) return { agreementId, told: false };
    const { seller: sellerId } = context;
    await openTask(tx, context, { ...AGREEMENT_ENDS, subjectId: agreementId });
    const managers = await tx.agreementManager.findMany({
      where: { sellerId, agreementId, user: { active: true } },
      include: { user: { select: { email: true, locale: true } } },
    });
    const endsOn = isoDay(end);
    const mails = managers.map(({ userId, user: { email: to, locale } }) => ({
      to,
      locale,
      facts: { agreementId, userId, endsOn },
      dedupeKey: `agreement-ends:${agreementId}:${endsOn}:${userId}`,
    }));
    await queueMails(tx, context, "agreement-ends", mails);
    const where = { sellerId_id: { sellerId, id: agreementId } };
    await tx.agreement.update({ where, data: { noticedFor: toDb(end) } });
    return { agreementId, told: true };
  },
});
