import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Area } from "./area";
import { refuseControl } from "./control";
import type { Fault, Faults } from "./faults";
import { isLoopback } from "./loopback";
import { html, json, match, type Reply, type SandboxRequest } from "./router";

const MAX_BODY = 40 * 1024 * 1024;

export interface Mounted {
  area: Area;
  faults: Faults;
}

/** The HTTP server of the sandboxes: /<area>/… goes to the area, through its fault switch. */
export function createSandboxServer(areas: readonly Mounted[], controlKey: string): Server {
  return createServer((incoming, outgoing) => {
    answer(areas, controlKey, incoming, outgoing).catch((error: unknown) => {
      console.error("sandbox:", error instanceof Error ? error.message : "unexpected error");
      if (!outgoing.headersSent) send(outgoing, json(500, { code: "sandbox-error" }));
    });
  });
}

async function answer(areas: readonly Mounted[], key: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  const url = new URL(incoming.url ?? "/", "http://sandbox");
  if (!mayAsk(url.pathname, incoming.headers.host)) return send(outgoing, json(403, { code: "host-not-local" }));
  const [, name = "", ...rest] = url.pathname.split("/");
  const mounted = areas.find((one) => one.area.name === name);
  if (mounted === undefined) return send(outgoing, home(url.pathname, areas));
  const body = await readBody(incoming);
  if (body === null) return send(outgoing, json(413, { code: "too-large" }));
  const path = `/${rest.join("/")}`;
  const request = { method: incoming.method ?? "GET", path, query: url.searchParams, headers: incoming.headers, body };
  if (path.startsWith("/__")) {
    const refusal = refuseControl({ ...request, params: {} }, key);
    return send(outgoing, refusal ?? (await dispatch(mounted.area.controls, request)));
  }
  const isApi =
    mounted.area.wholly ||
    /^\/v[12]\//.test(path) ||
    path === "/emails" ||
    path.startsWith("/emails/") ||
    path.startsWith("/2010-04-01/") ||
    path.startsWith("/invoices");
  const fault = isApi ? mounted.faults.strike(`${request.method} ${path}`) : null;
  return fault === null
    ? send(outgoing, await dispatch(mounted.area.routes, request))
    : misbehave(fault, () => dispatch(mounted.area.routes, request), outgoing);
}

/**
 * Only the pages where somebody pays may be asked for under another host name (a forwarded port); the rest would otherwise be readable by
 * any web page that points a name of its own at 127.0.0.1.
 */
function mayAsk(path: string, host = ""): boolean {
  return (
    path.startsWith("/stripe/pay/") || path.startsWith("/paypal/approve/") || isLoopback(host.replace(/:\d+$/, ""))
  );
}

function home(path: string, areas: readonly Mounted[]): Reply {
  if (path !== "/") return json(404, { code: "not-found" });
  return json(200, { sandbox: "sportello", areas: areas.map((one) => one.area.name) });
}

async function dispatch(routes: Area["routes"], request: Omit<SandboxRequest, "params">): Promise<Reply> {
  const found = match(routes, request.method, request.path);
  if (found === null) return json(404, { code: "not-found" });
  return found.route.handle({ ...request, params: found.params });
}

/** Plays one struck request the way its fault says. */
async function misbehave(fault: Fault, act: () => Promise<Reply>, outgoing: ServerResponse): Promise<void> {
  switch (fault.mode) {
    case "slow":
      await wait(fault.delayMs ?? 3_000, undefined, { ref: false });
      return send(outgoing, await act());
    case "down":
      return send(outgoing, outage(fault.status ?? 503));
    case "html-page":
      return send(outgoing, html(fault.status ?? 502, "<!doctype html><title>Bad Gateway</title><h1>Bad Gateway</h1>"));
    case "wallet-empty":
      return send(outgoing, json(402, { code: "wallet-empty", message: "The seller's credit is used up." }));
    case "timeout-after-success":
      await act();
      await wait(fault.delayMs ?? 60_000, undefined, { ref: false });
      outgoing.destroy();
      return;
    case "duplicate":
      await act();
      return send(outgoing, await act());
    case "malformed": {
      const reply = await act();
      return send(outgoing, { ...reply, body: `${reply.body.slice(0, Math.floor(reply.body.length / 2))}<` });
    }
    case "none":
      return send(outgoing, await act());
  }
}

/** An outage in the words of every vendor at once: Stripe's `error`, Resend's `statusCode` and `name`, the provider's `code`. */
function outage(statusCode: number): Reply {
  const message = "Service unavailable.";
  const name = statusCode === 429 ? "rate_limit_exceeded" : "application_error";
  return json(statusCode, { code: "down", message, statusCode, name, error: { type: "api_error", message } });
}

function send(outgoing: ServerResponse, reply: Reply): void {
  outgoing.writeHead(reply.status, { "content-length": Buffer.byteLength(reply.body), ...reply.headers });
  outgoing.end(reply.body);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
