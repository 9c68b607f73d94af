import { openOrder } from "@/lib/orders/queries";
import { proformaPdf } from "@/lib/payments/pdf/proforma-pdf";
import { proformaFacts } from "@/lib/payments/queries/proforma";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; token: string }> };

/** The proforma of an order, to be saved by whoever may open the order. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, token } = await params;
  const opened = await openOrder(seller, token, await currentViewer(seller));
  const found = opened && opened !== "sign-in" ? await proformaFacts(seller, opened.order.id) : null;
  if (!found) return absent();
  const bytes = await proformaPdf(found.facts);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${found.fileName}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, private",
    },
  });
}
