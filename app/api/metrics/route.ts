import { trustUntil } from "@/lib/contracts/exchanges/trust";
import { config } from "@/lib/platform/config";
import { sameSecret } from "@/lib/platform/crypto";
import { metrics } from "@/lib/platform/metrics";

export const dynamic = "force-dynamic";

/** For the operator's collector: with METRICS_TOKEN set, only with that bearer token; else only from this machine. */
export async function GET(request: Request) {
  if (!mayRead(request)) return new Response("Forbidden\n", { status: 403 });
  const { body, contentType } = await metrics(await trustUntil());
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

const HERE = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];

function mayRead(request: Request): boolean {
  const token = config().metricsToken;
  if (token) return sameSecret(request.headers.get("authorization") ?? "", `Bearer ${token}`);
  // The framework writes the peer's address here when nobody else did; behind a proxy the client's stands in front.
  const through = (request.headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return through.every((address) => HERE.includes(address));
}
