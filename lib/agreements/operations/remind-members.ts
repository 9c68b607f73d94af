import { instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueMails } from "@/lib/notifications/store";
import { actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { mayBeReminded } from "../reminder";
import { remindMembersSchema } from "../schema";
import { lockAgreement } from "../store";
import { mustManage } from "../store/managers";

/**
 * Writes to members in the professional order's own words. Who left the list, has no address or was written to lately is
 * passed over. Refuses `agreement-unknown`, `nobody-to-remind`.
 */
export const remindMembers = operation({
  act: "remind-members",
  input: remindMembersSchema,
  may: anybody,
  audit: ({ agreementId, memberIds }) => ({ agreementId, members: memberIds.length }),
  run: async (tx, { agreementId, memberIds, subject, text }, context) => {
    const may = await mustManage(tx, context, agreementId);
    if (isRefusal(may)) return may;
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const of = { sellerId: context.seller, agreementId };
    const listed = await tx.agreementMember.findMany({ where: { ...of, id: { in: memberIds }, state: "listed" } });
    const due = listed.flatMap(({ id, email, remindedAt }) =>
      email && mayBeReminded(remindedAt && instantFromDb(remindedAt), context.now) ? [{ id, email }] : [],
    );
    if (due.length === 0) return refuse("nobody-to-remind");
    const [reminderId, at, ids] = [newId(), instantToDb(context.now), due.map(({ id }) => id)];
    const made = { subject, text, memberIds: ids, madeAt: at, byName: actorName(context.actor) ?? "" };
    await tx.agreementReminder.create({ data: { ...of, id: reminderId, ...made } });
    await tx.agreementMember.updateMany({ where: { ...of, id: { in: ids } }, data: { remindedAt: at } });
    const mails = due.map(({ id: memberId, email: to }) => ({
      to,
      locale: "it",
      facts: { reminderId, memberId },
      dedupeKey: `member-reminded:${reminderId}:${memberId}`,
    }));
    await queueMails(tx, context, "member-reminded", mails);
    return { agreementId, reminded: due.length, passedOver: new Set(memberIds).size - due.length };
  },
});
