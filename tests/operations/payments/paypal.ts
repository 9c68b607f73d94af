import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { POST as fromPayPal } from "@/app/api/webhooks/paypal/route";
import { POST as fromStripe } from "@/app/api/webhooks/stripe/route";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { done } from "./support";

interface Told {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The app's own webhook routes behind a door: what the sandboxes tell is kept, and taken in while `open`. */
export async function givenDoor() {
  const door = { url: "", told: [] as Told[], open: true, close: async () => {} };
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
    const told = { path: incoming.url ?? "", headers: incoming.headers, body: Buffer.concat(chunks) };
    door.told.push(told);
    const answer = door.open ? await knock(told).catch(() => null) : null;
    outgoing.writeHead(answer?.status ?? 503).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  door.close = () => new Promise((closed) => server.close(() => closed()).closeAllConnections());
  return door;
}

/** Tells the app what a gateway told, once more. */
export function knock({ path, headers, body }: Told): Promise<Response> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" && !["content-length", "host", "connection"].includes(name) ? [[name, value]] : [],
  );
  const sent = { method: "POST", headers: Object.fromEntries(kept), body: new Uint8Array(body) };
  const request = new Request(`http://127.0.0.1${path}`, sent);
  return path.endsWith("paypal") ? fromPayPal(request) : fromStripe(request);
}

/** A payment whose page is open at the pretend PayPal. */
export async function openedAtPayPal(
  seller: string,
  subject: { orderId: string } | { topUpId: string },
  actor: Actor,
): Promise<{ paymentId: string; url: string }> {
  const { paymentId } = done(await startGatewayPayment({ ...subject, method: "paypal" }, { seller, actor }));
  const { url } = done(await openCheckout(seller, paymentId));
  return { paymentId, url };
}

/** The payer presses a button of a gateway's page. */
export const pressAt = (url: string, action: "pay" | "cancel" | "decline") =>
  fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ action }) });
