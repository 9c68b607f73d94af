import { config } from "./config";

/**
 * True when a request that changes something comes from a page of this site. An absent, "null" or foreign Origin is
 * refused: browsers send it with every post, and a server action would take a request without one.
 */
export function checkOrigin(headers: { get(name: string): string | null }): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const ours = new URL(config().appUrl);
  // Where the shop is served by https, a page of the same name by http may be anybody's.
  if (protocol !== "https:" && (ours.protocol === "https:" || protocol !== "http:")) return false;
  return host === headers.get("host") || host === ours.host;
}
