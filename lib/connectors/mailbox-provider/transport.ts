import http from "node:http";
import https from "node:https";

export interface Request {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body?: object | undefined;
  timeoutMs: number;
}

/** An answer as it came; `never-sent`: it can't have been read by anybody; `lost`: it may have been. */
export type Exchanged = { status: number; text: string; retryAfter: string | undefined } | "never-sent" | "lost";

const LONGEST_ANSWER = 32 * 1024 * 1024;

/**
 * One request, sent once. Not `fetch`: one vendor renews by GET, and fetch may send a GET again by itself (421, a stale
 * kept connection). Here every request has a connection of its own, follows nothing and repeats nothing.
 */
export function exchange({ method, url, headers, body, timeoutMs }: Request): Promise<Exchanged> {
  const target = new URL(url);
  const secure = target.protocol === "https:";
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((done) => {
    let connected = false;
    const outgoing = (secure ? https : http).request(
      target,
      {
        method,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...headers,
          accept: "application/json",
          "accept-encoding": "identity",
          "cache-control": "no-store",
          ...(text !== undefined && {
            "content-type": "application/json",
            "content-length": String(Buffer.byteLength(text)),
          }),
        },
      },
      (incoming) => done(read(incoming)),
    );
    outgoing.once("socket", (socket) => socket.once(secure ? "secureConnect" : "connect", () => (connected = true)));
    outgoing.once("error", () => done(connected ? "lost" : "never-sent"));
    outgoing.end(text);
  });
}

async function read(incoming: http.IncomingMessage): Promise<Exchanged> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > LONGEST_ANSWER) return "lost";
    }
  } catch {
    return "lost";
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return { status: incoming.statusCode ?? 0, text, retryAfter: incoming.headers["retry-after"] };
}
