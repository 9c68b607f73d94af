import { config } from "@/lib/platform/config";
import { sameSecret } from "@/lib/platform/crypto";
import { metrics } from "@/lib/platform/metrics";

export const dynamic = "force-dynamic";

/** For the operator's collector: with METRICS_TOKEN set, only with that bearer token; else only from this machine. */
export async function GET(request: Request) {
  if (!mayRead(request)) return new Response("Forbidden\n", { status: 403 });
  const { body, contentType } = await metrics();
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

function mayRead(request: Request): boolean {
  const token = config().metricsToken;
  if (token) return sameSecret(request.headers.get("authorization") ?? "", `Bearer ${token}`);
  const host = request.headers.get("host")?.replace(/:\d+$/, "") ?? "";
  return !request.headers.has("x-forwarded-for") && ["127.0.0.1", "localhost", "[::1]"].includes(host);
}
