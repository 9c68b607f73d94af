import { type CarrierRefusal, eInvoiceCarrier, type InvoiceFile } from "@/lib/connectors/e-invoice";
import { keepFile, readFile } from "@/lib/documents/exchanges/files";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { failpoint } from "@/lib/platform/failpoint";
import type { Call } from "@/lib/platform/operation";
import { invoiceTree, writeXml } from "../fatturapa/build";
import { checkInvoice, checkTree, type InvoiceFault } from "../fatturapa/check";
import { formatOf, type Transmission } from "../fatturapa/header";
import { progressiveText } from "../file-name";
import { type PreparedSending, prepareSending } from "../operations/prepare-sending";
import { recordFaults } from "../operations/record-faults";
import { recordSendingFile } from "../operations/record-sending-file";
import { recordSent } from "../operations/record-sent";
import { type Transmittable, transmittable } from "../queries/transmittable";

const actor = SYSTEM("invoice.transmit");
const NOT_YET = 1;

/**
 * An issued invoice goes to SdI: checked by our own controls before it gets a file name, made once, handed to the
 * carrier. A try whose end is not known is asked about before the file is sent again.
 */
export const handler: Handler<"invoice.transmit"> = async ({ seller, invoiceId }) => {
  const invoice = await transmittable(seller, invoiceId, today());
  if (!invoice) return;
  const call = { seller, actor };
  const faults = checkTree(invoiceTree(invoice.document, transmissionOf(invoice.transmitter, NOT_YET)), on());
  if (faults.length > 0) return await refuseToSend(invoiceId, faults, call);
  const prepared = await prepareSending({ invoiceId, transmitter: textOf(invoice.transmitter) }, call);
  // Sent meanwhile, or taken back to be corrected.
  if (isRefusal(prepared)) return;
  const xml = await fileOf(invoice, prepared, call);
  const left = checkInvoice(xml, on());
  if (left.length > 0) return await refuseToSend(invoiceId, left, call);
  const sent = await handOn(invoice, prepared, xml);
  failpoint("invoice.after-send");
  await record(invoiceId, prepared, sent, call);
};

const on = () => ({ receivedOn: isoDay(today()) });
const textOf = ({ country, code }: Transmission["transmitter"]): string => `${country}${code}`;
const transmissionOf = (transmitter: Transmission["transmitter"], progressive: number): Transmission => ({
  transmitter,
  progressive: progressiveText(progressive),
});

async function refuseToSend(invoiceId: string, faults: InvoiceFault[], call: Call): Promise<void> {
  const outcome = await recordFaults({ invoiceId, faults: faults.slice(0, 50) }, call);
  if (isRefusal(outcome) && outcome.code !== "invoice-not-sendable") throw new Error(outcome.code);
}

/** The XML of a version: the one kept when it was made before, so that what may have been sent is what is sent again. */
async function fileOf(
  { document, transmitter }: Transmittable,
  prepared: PreparedSending,
  call: Call,
): Promise<Buffer> {
  const kept = prepared.fileId ? await readFile(call.seller, prepared.fileId) : null;
  if (kept) return kept.bytes;
  const xml = Buffer.from(writeXml(invoiceTree(document, transmissionOf(transmitter, prepared.progressive))));
  const fileId = await keepFile({ seller: call.seller, bytes: xml, contentType: "application/xml" }, now());
  const recorded = await recordSendingFile({ sendingId: prepared.sendingId, fileId }, call);
  if (isRefusal(recorded)) throw new Error(`the file for SdI was not recorded: ${recorded.code}`);
  if (recorded.fileId === fileId) return xml;
  // Another worker was faster: its file counts.
  throw new TryAgain("another file was made meanwhile");
}

async function handOn({ document, preparedAt }: Transmittable, prepared: PreparedSending, xml: Buffer) {
  const file: InvoiceFile = {
    fileName: prepared.fileName,
    xml,
    format: formatOf(document.party),
    sender: document.seller.vatNumber,
    number: document.numberText,
    preparedAt: preparedAt ?? now(),
  };
  const carrier = eInvoiceCarrier();
  if (!prepared.again) return carrier.send(file);
  const found = await carrier.find(file);
  if (isRefusal(found)) return found;
  return found ?? carrier.send(file);
}

async function record(
  invoiceId: string,
  { sendingId }: PreparedSending,
  sent: Outcome<{ carrierRef: string }, CarrierRefusal>,
  call: Call,
): Promise<void> {
  if (!isRefusal(sent)) {
    const outcome = await recordSent({ sendingId, carrierRef: sent.carrierRef }, call);
    if (isRefusal(outcome)) throw new Error(outcome.code);
  } else if (sent.code === "carrier-rejected") {
    const message = String(sent.params?.reason ?? "");
    await refuseToSend(invoiceId, [{ code: "carrier", message, path: "" }], call);
  } else throw new TryAgain(sent.code);
}
