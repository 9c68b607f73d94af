import { config } from "./config";

/**
 * True when a request that changes something comes from a page of this site. An absent, "null" or foreign Origin is
 * refused: browsers send it with every post, and a server action would take a request without one.
 */
export function checkOrigin(headers: { get(name: string): string | null }): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (!/^https?:$/.test(protocol)) return false;
  return host === headers.get("host") || host === new URL(config().appUrl).host;
}
