import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { anybody, operation, z } from "@/lib/platform/operation";
import { listCounts } from "../schema";
import { lockAgreement } from "../store";
import { addMembers, changeMembers, removeMembers } from "../store/lists";
import { mustManage } from "../store/managers";

/**
 * The members are as a checked list says: new ones, changed ones, and, of a whole list without a wrong line, those who
 * left. Mailboxes and orders stay as they are. Refuses `agreement-unknown`, `list-unknown`, `list-not-waiting`.
 */
export const takeList = operation({
  act: "take-member-list",
  input: z.strictObject({ agreementId: z.uuid(), listId: z.uuid(), whole: z.boolean().default(false) }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { agreementId, listId, whole }, context) => {
    const may = await mustManage(tx, context, agreementId);
    if (isRefusal(may)) return may;
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const { seller: sellerId } = context;
    const list = await tx.agreementList.findFirst({ where: { sellerId, agreementId, id: listId } });
    if (!list) return refuse("list-unknown");
    if (list.state !== "checked") return refuse("list-not-waiting");
    const names = { sellerId, agreementId, listId, at: instantToDb(context.now) };
    const left = whole && listCounts.parse(list.counts).bad === 0 ? await removeMembers(tx, names) : 0;
    const changed = await changeMembers(tx, names);
    const added = await addMembers(tx, names);
    await tx.agreementListLine.deleteMany({ where: { sellerId, listId } });
    await tx.agreementList.update({
      where: { sellerId_id: { sellerId, id: listId } },
      data: { state: "taken", takenAt: names.at },
    });
    return { agreementId, added, changed, left };
  },
});
