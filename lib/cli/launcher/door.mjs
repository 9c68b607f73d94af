// Loaded before the pages' server: what every request claims of itself is settled before anything reads it.
import { subscribe } from "node:diagnostics_channel";

/**
 * The address a request came from, or "undeclared" when somebody on this machine passes on requests of others without
 * being counted in TRUSTED_PROXIES. Every proxy adds the address it was asked from at the end of X-Forwarded-For: as
 * many of them as are ours can be believed, what stands before is the sender's invention.
 */
export function clientAddress(forwarded, peer, trustedProxies) {
  const claimed = (forwarded ?? "").split(",").map((address) => address.trim());
  const chain = [...claimed.filter((address) => address !== ""), peer];
  if (trustedProxies === 0) return chain.length > 1 && isHere(peer) ? "undeclared" : peer;
  return chain.at(-1 - trustedProxies) ?? chain[0];
}

const isHere = (address) => /^(?:::ffff:)?127\.|^::1$/.test(address);

function settle(request, trustedProxies) {
  const { headers } = request;
  headers["x-forwarded-for"] = clientAddress(
    headers["x-forwarded-for"],
    request.socket.remoteAddress ?? "",
    trustedProxies,
  );
  if (trustedProxies === 0)
    for (const name of ["forwarded", "x-forwarded-host", "x-forwarded-proto"]) delete headers[name];
  // The framework answers 500 to an address it cannot decode, the database to a NUL: such an address leads nowhere.
  if (!isReadable(request.url ?? "")) request.url = "/404";
}

function isReadable(url) {
  if (/%00/.test(url)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

const trustedProxies = Number(process.env.TRUSTED_PROXIES || 0);
subscribe("http.server.request.start", ({ request }) => settle(request, trustedProxies));
