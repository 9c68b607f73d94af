import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { takeEvent } from "@/lib/payments/exchanges/take-event";
import type { GatewayMethod } from "@/lib/payments/payment";
import { log } from "@/lib/platform/log";
import { errorFacts, newReference } from "@/lib/platform/reference";

/** Events are a few kilobytes. */
const MAX_BYTES = 256 * 1024;

/** Takes in what a gateway tells, as `receiveSigned`. */
export const receive = (method: GatewayMethod, request: Request): Promise<Response> =>
  receiveSigned(method, request, (body, header) => takeEvent(method, body, header));

type Take = (body: Buffer, header: (name: string) => string | null) => Promise<Outcome<unknown>>;

/**
 * Takes in an event that its sender signed. 200: taken in (or nothing of ours); 400: not the sender's (`event-forged`);
 * 413: too long; 503: send it again.
 */
export async function receiveSigned(sender: string, request: Request, take: Take): Promise<Response> {
  const body = await bodyOf(request);
  if (!body) return answer(413);
  try {
    const outcome = await take(body, (name) => request.headers.get(name));
    if (!isRefusal(outcome)) return answer(200);
    log.warn({ sender, code: outcome.code, why: outcome.params?.why }, "event not taken");
    return answer(outcome.code === "event-forged" ? 400 : 503);
  } catch (error) {
    log.error({ sender, reference: newReference(), error: errorFacts(error) }, "event failed");
    return answer(503);
  }
}

const answer = (status: number): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });

/** The exact bytes, or null when there are more than an event ever has. */
async function bodyOf(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return null;
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
