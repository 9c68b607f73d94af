import bwip from "bwip-js/node";
import { type EpcTransfer, epcQrPayload } from "@/lib/kernel/epc-qr";
import { isRefusal } from "@/lib/kernel/refusal";

/** The QR of a transfer as SVG text, black on white with its quiet zone; null when the data fit no such QR. */
export function transferQr(transfer: EpcTransfer): string | null {
  const text = epcQrPayload(transfer);
  if (isRefusal(text)) return null;
  // EPC069-12: error correction M, at most version 13; the reader needs four clear modules around.
  const options = { bcid: "qrcode", text, paddingwidth: 4, paddingheight: 4, backgroundcolor: "FFFFFF" };
  return bwip.toSVG(Object.assign(options, { eclevel: "M" }));
}
