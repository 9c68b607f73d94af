import { takeSdiCallback } from "@/lib/invoicing/exchanges/take-sdi-callback";
import { isRefusal } from "@/lib/kernel/refusal";
import { log } from "@/lib/platform/log";
import { errorFacts, newReference } from "@/lib/platform/reference";

/** A callback repeats the invoice it is about. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Where the carrier of e-invoices tells that SdI said something. 200: taken in (or nothing of ours); 400: not the
 * carrier's; 413: too long; 503: tell again.
 */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return answer(413);
  try {
    const body = Buffer.from(await request.arrayBuffer());
    if (body.length > MAX_BYTES) return answer(413);
    const outcome = await takeSdiCallback(body, request.headers.get("authorization"));
    if (!isRefusal(outcome)) return answer(200);
    log.warn({ code: outcome.code, why: outcome.params?.why }, "callback of SdI not taken");
    return answer(outcome.code === "callback-forged" ? 400 : 503);
  } catch (error) {
    log.error({ reference: newReference(), error: errorFacts(error) }, "callback of SdI failed");
    return answer(503);
  }
}

const answer = (status: number): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });
