import { localeOr } from "@/lib/i18n/locales";
import { requestPdf } from "@/lib/orders/pdf/request-pdf";
import { openOrder } from "@/lib/orders/queries";
import { requestFacts } from "@/lib/orders/queries/paper";
import { paperWords } from "@/lib/orders/words";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; token: string }> };

/** The form of an order on paper, to be printed by whoever may open the order. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, token } = await params;
  const opened = await openOrder(seller, token, await currentViewer(seller));
  const facts = opened && opened !== "sign-in" ? await requestFacts(opened.order) : null;
  if (!facts) return absent();
  const bytes = await requestPdf(facts, paperWords(localeOr(facts.locale)));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${facts.orderCode}.pdf"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, private",
    },
  });
}
