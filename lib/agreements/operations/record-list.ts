import { attach } from "@/lib/documents/store/attachments";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { listCounts, listLayout } from "../schema";
import { lockAgreement } from "../store";
import { type StagedLine, stageLines } from "../store/lists";
import { mustManage } from "../store/managers";

/**
 * Keeps a list that was read and checked, with its good lines beside it, until somebody takes it; one that waited before
 * is dropped. Refuses `agreement-unknown`, `file-unknown`.
 */
export const recordList = operation({
  act: "record-member-list",
  input: z.strictObject({
    agreementId: z.uuid(),
    fileId: z.uuid(),
    name: z.string().max(120),
    layout: listLayout,
    counts: listCounts,
    lines: z.custom<StagedLine[]>(Array.isArray),
  }),
  may: anybody,
  audit: ({ agreementId, fileId, counts }) => ({ agreementId, fileId, ...counts }),
  run: async (tx, { agreementId, lines, ...list }, context) => {
    const may = await mustManage(tx, context, agreementId);
    if (isRefusal(may)) return may;
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const filed = {
      subjectKind: "agreement",
      subjectId: agreementId,
      kind: "member-list",
      fileId: list.fileId,
    } as const;
    const kept = await attach(tx, context, filed);
    if (isRefusal(kept)) return kept;
    const of = { sellerId: context.seller, agreementId };
    const waiting = await tx.agreementList.findMany({ where: { ...of, state: "checked" }, select: { id: true } });
    const ids = waiting.map(({ id }) => id);
    await tx.agreementListLine.deleteMany({ where: { sellerId: context.seller, listId: { in: ids } } });
    await tx.agreementList.updateMany({ where: { ...of, id: { in: ids } }, data: { state: "dropped" } });
    const id = newId();
    const made = { createdAt: instantToDb(context.now), createdBy: actorName(context.actor) ?? null };
    await tx.agreementList.create({ data: { ...of, ...list, id, ...made } });
    await stageLines(tx, context.seller, id, lines);
    return { listId: id };
  },
});
