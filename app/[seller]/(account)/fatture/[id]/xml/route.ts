import { readFile } from "@/lib/documents/exchanges/files";
import { viewEInvoice } from "@/lib/invoicing/operations/view-e-invoice";
import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { actorOf, currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; id: string }> };

/** An invoice as it went to SdI (?versione=N: an earlier one), to be saved: only to whose it is and to staff. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, id } = await params;
  const version = new URL(request.url).searchParams.get("versione");
  const viewer = await currentViewer(seller);
  const input = { invoiceId: id, ...(version ? { version } : {}) };
  const view = await viewEInvoice(input, { seller, actor: actorOf(viewer) });
  const file = isRefusal(view) ? null : await readFile(seller, view.fileId);
  if (isRefusal(view) || !file) return absent();
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": "application/xml",
      "content-length": String(file.bytes.length),
      "content-disposition": `attachment; filename="${view.fileName}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, private",
    },
  });
}
