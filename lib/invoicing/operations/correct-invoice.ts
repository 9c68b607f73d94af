import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { correctedParty, correctInvoiceInput } from "../correction";
import { afterEvent, isCorrectable } from "../life";
import { lockInvoice } from "../store";
import { partyOf } from "../store/party";

/** What asked for a correction. */
const TASKS = ["invoice-rejected", "invoice-late", "invoice-refused", "invoice-faulty"];

/**
 * The billing data of an invoice that SdI, a public body or our own check refused are written anew: number and date stay,
 * what stood there before is kept with the reason, and it goes to SdI again. Refuses `invoice-unknown`,
 * `invoice-not-correctable` {state}.
 */
export const correctInvoice = operation({
  act: "correct-invoice",
  input: correctInvoiceInput,
  may: staffWith("correct-invoices"),
  audit: ({ invoiceId }) => ({ invoiceId }),
  run: async (tx, given, context): Promise<Outcome<{ invoiceId: string }>> => {
    const { invoiceId, reason } = given;
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    const { state, billingSealed: beforeSealed, fileId } = invoice;
    if (!isCorrectable(state)) return refuse("invoice-not-correctable", { params: { state } });
    const party = correctedParty(partyOf(beforeSealed), given);
    await tx.invoiceCorrection.create({
      data: {
        sellerId: context.seller,
        id: newId(),
        invoiceId,
        at: instantToDb(context.now),
        byId: actorId(context.actor) ?? null,
        byName: actorName(context.actor) ?? "",
        reason,
        beforeSealed,
      },
    });
    await tx.invoice.update({
      where: { sellerId_id: { sellerId: context.seller, id: invoiceId } },
      data: { state: afterEvent(state, "correct"), billingSealed: seal(party), resendBy: null, faults: [] },
    });
    const subject = { subjectKind: "invoice", subjectId: invoiceId };
    for (const kind of TASKS) await closeTask(tx, context, { kind, ...subject });
    await context.enqueue("invoice.transmit", { seller: context.seller, invoiceId }, { key: invoiceId });
    if (fileId) await context.enqueue("invoice.render", { seller: context.seller, invoiceId, replaces: fileId });
    return { invoiceId };
  },
});
