import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "./sandbox";

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Answer {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** A loopback server that keeps what it receives and answers as told; closed when the test is over. */
export async function recordingServer(answer: (request: Received, count: number) => Answer = () => ({ status: 200 })) {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming);
    const request = { method: incoming.method ?? "", path: incoming.url ?? "", headers: incoming.headers, body };
    received.push(request);
    const { status, headers = {}, body: reply = "" } = answer(request, received.length);
    outgoing.writeHead(status, headers).end(reply);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** An address on this machine where nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return `http://127.0.0.1:${port}`;
}
