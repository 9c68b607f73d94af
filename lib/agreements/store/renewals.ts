import type { Agreement } from "@/lib/generated/prisma/client";
import { type Day, fromDb, instantToDb, isAfter, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { moveAgreement } from "../store";

/** The task that says that an agreement ends soon; its subject is the agreement. */
export const AGREEMENT_ENDS = { kind: "agreement-ends", subjectKind: "agreement" };

/**
 * Whether an agreement may go on to a later day; null: without an end. Refuses `agreement-cannot-renew` (a draft),
 * `agreement-without-end`, `validity-not-longer`.
 */
export function mayGoOn({ state, validTo }: Pick<Agreement, "state" | "validTo">, until: Day | null): Outcome<null> {
  if (state === "draft") return refuse("agreement-cannot-renew");
  if (!validTo) return refuse("agreement-without-end");
  return until && !isAfter(until, fromDb(validTo)) ? refuse("validity-not-longer", { field: "validTo" }) : null;
}

/** What was signed: until when, null: without an end. */
interface Signed {
  until: Day | null;
  note: string;
  signedFileId: string;
}

/** A locked agreement that may go on does; ended, it is in force again. Until when it was valid before is kept. */
export async function goOn(
  tx: Tx,
  context: Context,
  row: Agreement,
  { until, note, signedFileId }: Signed,
): Promise<Outcome<null>> {
  const reopened = row.state === "ended" ? await moveAgreement(tx, context, row, "reopen") : row;
  if (isRefusal(reopened)) return reopened;
  const { sellerId, id: agreementId, validTo: validToBefore } = row;
  if (!validToBefore) return refuse("agreement-without-end");
  const made = { renewedAt: instantToDb(context.now), byName: actorName(context.actor) ?? "", note, signedFileId };
  const validTo = until && toDb(until);
  const before = { validToBefore, termsBefore: row.terms ?? {} };
  await tx.agreementRenewal.create({ data: { sellerId, id: newId(), agreementId, ...before, validTo, ...made } });
  const where = { sellerId_id: { sellerId, id: agreementId } };
  await tx.agreement.update({ where, data: { validTo, updatedAt: made.renewedAt } });
  await closeTask(tx, context, { ...AGREEMENT_ENDS, subjectId: agreementId });
  return null;
}
