import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { prepareSendingInput } from "../schema";
import { lockInvoice } from "../store";
import { lastSending, newSending } from "../store/sending";

export interface PreparedSending {
  sendingId: string;
  version: number;
  transmitter: string;
  progressive: number;
  fileName: string;
  /** The XML, when it was made before. */
  fileId: string | null;
  /** Prepared by an earlier try, whose end is not known. */
  again: boolean;
}

/**
 * An issued invoice is about to go to SdI: its version gets a file name, the same however often it is asked for until the
 * version is sent. Refuses `invoice-unknown`, `invoice-not-sendable` {state}.
 */
export const prepareSending = operation({
  act: "prepare-sending",
  input: prepareSendingInput,
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { invoiceId, transmitter }, context): Promise<Outcome<PreparedSending>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    if (invoice.state !== "issued") return refuse("invoice-not-sendable", { params: { state: invoice.state } });
    const last = await lastSending(tx, invoice);
    const again = last !== null && last.sentAt === null;
    const {
      id,
      version,
      progressive,
      fileName,
      fileId,
      transmitter: by,
    } = again ? last : await newSending(tx, context, invoice, transmitter);
    return { sendingId: id, version, progressive, fileName, fileId, transmitter: by, again };
  },
});
