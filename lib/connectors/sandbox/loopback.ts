/** Whether a host name is this very machine: the only place a sandbox ever talks to. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, "");
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Throws unless `url` is http(s) on this machine. */
export function requireLoopback(url: string, what: string): URL {
  const parsed = new URL(url);
  if (!["http:", "https:"].includes(parsed.protocol) || !isLoopback(parsed.hostname)) {
    throw new Error(`${what} must be on 127.0.0.1 or localhost: the sandbox talks to this machine only.`);
  }
  return parsed;
}
