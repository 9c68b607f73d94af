import { dayInRome, instantFromDb, instantToDb, toDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";
import { afterEvent, eventOf, type InvoiceState, resendBy } from "../life";
import { type RecordNotification, recordNotificationInput } from "../schema";
import { lastSending, lockSending } from "../store/sending";

/** SdI takes a file name once: a second copy of what it has is no verdict on the first. */
const DOUBLE = "00002";
/** States in which a person must act, and what the task is called. */
const TASKS: Partial<Record<InvoiceState, string>> = {
  rejected: "invoice-rejected",
  refused: "invoice-refused",
  stranded: "invoice-stranded",
};

/**
 * SdI has spoken of a sending: kept once, however often and in whatever order it comes. What it says of the last version
 * moves the invoice along its life. Answers whether it was new. Refuses `sending-unknown`.
 */
export const recordNotification = operation({
  act: "record-notification",
  input: recordNotificationInput,
  may: systemOnly,
  audit: ({ sendingId, message }) => ({ sendingId, type: message.type }),
  run: async (tx, { sendingId, message }, context): Promise<Outcome<{ isNew: boolean }>> => {
    const sending = await lockSending(tx, context.seller, sendingId);
    if (!sending) return refuse("sending-unknown");
    if (!(await keep(tx, context, sending, message))) return { isNew: false };
    // Whatever SdI says of a file, the file has reached it, even when the carrier's own answer was lost.
    const sdiId = sending.sdiId ?? message.sdiId;
    const sentAt = sending.sentAt ?? instantToDb(context.now);
    const key = { sellerId_id: { sellerId: context.seller, id: sendingId } };
    await tx.invoiceSending.update({ where: key, data: { sdiId, sentAt } });
    const { invoice } = sending;
    const last = await lastSending(tx, invoice);
    const isDouble = message.faults.length > 0 && message.faults.every(({ code }) => code === DOUBLE);
    const state = afterEvent(invoice.state, eventOf(message.type, message.outcome));
    if (last?.id === sendingId && !isDouble && state !== invoice.state)
      await move(tx, context, invoice.id, state, message);
    return { isNew: true };
  },
});

/** False when it was known already. */
async function keep(
  tx: Tx,
  context: Context,
  sending: { id: string; invoiceId: string },
  { id, type, outcome, faults, note, at }: RecordNotification["message"],
): Promise<boolean> {
  const made = await tx.invoiceNotification.createMany({
    data: {
      sellerId: context.seller,
      id: newId(),
      invoiceId: sending.invoiceId,
      sendingId: sending.id,
      type,
      outcome,
      faults,
      note,
      happenedAt: new Date(at),
      receivedAt: instantToDb(context.now),
      dedupeKey: `${sending.id}:${id}`,
    },
    skipDuplicates: true,
  });
  return made.count === 1;
}

async function move(
  tx: Tx,
  context: Context,
  invoiceId: string,
  state: InvoiceState,
  { faults, at }: RecordNotification["message"],
): Promise<void> {
  const subject = { subjectKind: "invoice", subjectId: invoiceId };
  const by = state === "rejected" ? resendBy(dayInRome(instantFromDb(new Date(at)))) : null;
  const invoice = await tx.invoice.update({
    where: { sellerId_id: { sellerId: context.seller, id: invoiceId } },
    data: {
      state,
      resendBy: by && toDb(by),
      faults: faults.map(({ code, text }) => ({ code, message: text, path: "" })),
    },
  });
  const kind = TASKS[state];
  if (kind) await openTask(tx, context, { kind, ...subject, detail: faults.map(({ code }) => code).join(" ") });
  await closeTask(tx, context, { kind: "invoice-unanswered", ...subject });
  if (invoice.fileId)
    await context.enqueue("invoice.render", { seller: context.seller, invoiceId, replaces: invoice.fileId });
}
