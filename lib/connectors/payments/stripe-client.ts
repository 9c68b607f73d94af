import Stripe from "stripe";

/** The API version that the shapes in stripe.ts were written against. */
export const STRIPE_API_VERSION = "2026-10-28.endive";

/** Stripe's client: no retries of its own (our jobs retry), and another base URL, path included, where one is given. */
export function stripeClient(settings: {
  secretKey: string;
  baseUrl?: string | undefined;
  timeoutMs?: number;
}): Stripe {
  const base = settings.baseUrl === undefined ? undefined : new URL(settings.baseUrl);
  return new Stripe(settings.secretKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: 0,
    timeout: settings.timeoutMs ?? 15_000,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "https:" ? 443 : 80),
      protocol: base.protocol === "https:" ? "https" : "http",
      httpClient: underPath(base.pathname.replace(/\/$/, "")),
    }),
  });
}

/** The SDK takes host and port but no path: this client puts it in front. */
function underPath(prefix: string) {
  const plain = Stripe.createNodeHttpClient();
  const client = Object.create(plain) as typeof plain;
  client.makeRequest = (host, port, path, ...rest) => plain.makeRequest(host, port, prefix + path, ...rest);
  return client;
}
