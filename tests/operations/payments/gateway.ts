import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { epochMs } from "@/lib/platform/clock";

export interface Session {
  id: string;
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid";
  amount_total: number;
  currency: string;
  client_reference_id: string;
}

export interface Gateway {
  url: string;
  /** What the gateway knows to be true, by session. */
  sessions: Map<string, Session>;
  down: boolean;
  reads: number;
  close(): Promise<void>;
}

/** The part of Stripe's API that reads a session, with a truth the test decides. */
export async function givenGateway(): Promise<Gateway> {
  const gateway: Gateway = { url: "", sessions: new Map(), down: false, reads: 0, close: async () => {} };
  const server = createServer((request, response) => {
    gateway.reads++;
    const session = gateway.sessions.get(request.url?.split("/").at(-1)?.split("?")[0] ?? "");
    const missing = gateway.down
      ? { error: { type: "api_error", message: "Down" } }
      : { error: { type: "invalid_request_error", code: "resource_missing", message: "No such session" } };
    const status = gateway.down ? 503 : session ? 200 : 404;
    response.writeHead(status, { "content-type": "application/json", "stripe-should-retry": "false" });
    const found = session && !gateway.down ? { object: "checkout.session", ...session } : missing;
    response.end(JSON.stringify(found));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  gateway.close = () => new Promise((done) => server.close(() => done()).closeAllConnections());
  return gateway;
}

/** The request by which the gateway tells of an event; `secret` is what it is signed with. */
export function eventRequest(
  session: object,
  options: { id: string; secret?: string; ageSeconds?: number; body?: string; header?: string | null },
): Request {
  const { id, secret = "whsec_sandbox", ageSeconds = 0 } = options;
  const event = { id, object: "event", type: "checkout.session.completed", data: { object: session } };
  const signed = JSON.stringify(event);
  const seconds = Math.floor(epochMs() / 1000) - ageSeconds;
  const mac = createHmac("sha256", secret).update(`${seconds}.${signed}`).digest("hex");
  const header = options.header === undefined ? `t=${seconds},v1=${mac}` : options.header;
  return new Request("http://127.0.0.1/api/webhooks/stripe", {
    method: "POST",
    headers: { "content-type": "application/json", ...(header === null ? {} : { "stripe-signature": header }) },
    body: options.body ?? signed,
  });
}
