import { readFile } from "@/lib/documents/exchanges/files";
import { viewInvoice } from "@/lib/invoicing/operations/view-invoice";
import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { actorOf, currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; id: string }> };

/** The document of an invoice, to be saved: only to whose it is and to staff, and every look is kept in the log. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, id } = await params;
  const viewer = await currentViewer(seller);
  const view = await viewInvoice({ invoiceId: id }, { seller, actor: actorOf(viewer) });
  const file = isRefusal(view) ? null : await readFile(seller, view.fileId);
  if (isRefusal(view) || !file) return absent();
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.bytes.length),
      "content-disposition": `attachment; filename="${view.fileName}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, private",
    },
  });
}
