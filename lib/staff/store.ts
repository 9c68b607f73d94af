import { instantToDb } from "@/lib/kernel/day";
import { actorId, actorName } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** What a task is about: one open task per kind and subject. */
export interface TaskSubject {
  /** What fell out: a job's name, or a kind of its own ("provisioning-failed"). */
  kind: string;
  /** "mailbox", "order", "payment", "invoice", "mail" … */
  subjectKind: string;
  subjectId: string;
}

type Who = Pick<Context, "seller" | "now" | "actor">;

/** Opens a task unless the same one is open already; true when it was opened now. `detail` holds no personal data. */
export async function openTask(
  tx: Tx,
  context: Pick<Who, "seller" | "now">,
  task: TaskSubject & { detail?: string },
): Promise<boolean> {
  const { kind, subjectKind, subjectId, detail = "" } = task;
  const made = await tx.staffTask.createMany({
    data: {
      sellerId: context.seller,
      id: newId(),
      kind,
      subjectKind,
      subjectId,
      detail,
      openedAt: instantToDb(context.now),
    },
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Closes the open task of that kind and subject, when what it asked for has come right; false when none was open. */
export async function closeTask(tx: Tx, context: Who, task: TaskSubject): Promise<boolean> {
  const { kind, subjectKind, subjectId } = task;
  return closeWhere(tx, context, { kind, subjectKind, subjectId });
}

/** Closes one task by its id, with what was done about it; false when somebody already did. */
export const closeTaskById = (tx: Tx, context: Who, id: string, note = ""): Promise<boolean> =>
  closeWhere(tx, context, { id }, note);

async function closeWhere(
  tx: Tx,
  context: Who,
  where: Partial<TaskSubject & { id: string }>,
  note = "",
): Promise<boolean> {
  const closed = await tx.staffTask.updateMany({
    where: { ...where, sellerId: context.seller, closedAt: null },
    data: {
      closedAt: instantToDb(context.now),
      closedByName: actorName(context.actor) ?? null,
      closedNote: note || null,
    },
  });
  return closed.count === 1;
}

/** Adds a note to the file of a customer (the id of an account or of a holder), for the colleagues; its id. */
export async function addNote(tx: Tx, { seller, actor, now }: Who, customerId: string, text: string): Promise<string> {
  const id = newId();
  const by = { byId: actorId(actor) ?? null, byName: actorName(actor) ?? "", at: instantToDb(now) };
  await tx.customerNote.create({ data: { sellerId: seller, id, customerId, textSealed: seal(text), ...by } });
  return id;
}
