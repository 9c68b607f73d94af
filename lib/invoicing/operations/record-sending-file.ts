import { isKept } from "@/lib/documents/store";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { recordSendingFileInput } from "../schema";
import { lockSending } from "../store/sending";

/** The XML of a sending is kept: the first one stays. Answers the one in force. Refuses `sending-unknown`, `file-unknown`. */
export const recordSendingFile = operation({
  act: "record-sending-file",
  input: recordSendingFileInput,
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { sendingId, fileId }, context): Promise<Outcome<{ fileId: string }>> => {
    const sending = await lockSending(tx, context.seller, sendingId);
    if (!sending) return refuse("sending-unknown");
    if (sending.fileId) return { fileId: sending.fileId };
    if (!(await isKept(tx, context.seller, fileId))) return refuse("file-unknown");
    const key = { sellerId_id: { sellerId: context.seller, id: sendingId } };
    await tx.invoiceSending.update({ where: key, data: { fileId } });
    return { fileId };
  },
});
