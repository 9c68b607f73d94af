import { takeUpload } from "@/lib/documents/exchanges/take-upload";
import { isRefusal } from "@/lib/kernel/refusal";
import { linkOf } from "@/tests/support/papers";
import { miniPdf } from "@/tests/support/uploads";

// A browser that sends one paper of an order after the other, as web takes them. Says "kept FILE" for every one that was
// acknowledged and "lost" for every one that was not. Sizes in kB as given, over and over until killed, or so many.
const [orderId = "", sizes = "", howMany = "Infinity"] = process.argv.slice(2);
const kilobytes = sizes.split(",").map(Number);

for (let n = 0; n < Number(howMany); n++) {
  const padding = `% ${String(n).padStart((kilobytes[n % kilobytes.length] ?? 1) * 1024, "x")}\n`;
  const upload = { name: "carta.pdf", bytes: miniPdf(padding), type: "application/pdf" };
  const kind = n % 2 ? "identity-front" : "identity-back";
  try {
    const taken = await takeUpload({ orderId, kind, upload, maxMb: 5 }, { seller: "demo", actor: linkOf(orderId) });
    console.log(isRefusal(taken) ? `refused ${taken.code}` : `kept ${taken.fileId}`);
  } catch (error) {
    console.log(`lost ${error instanceof Error ? error.message.split("\n")[0] : ""}`);
  }
}
process.exit(0);
