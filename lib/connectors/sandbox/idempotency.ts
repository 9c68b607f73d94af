import { createHash } from "node:crypto";
import type { Reply, SandboxRequest } from "./router";
import type { Put, Store } from "./store";

/** What is kept of the first answer to an idempotency key. */
export interface Remembered {
  hash: string;
  reply: Reply;
}

export interface WithIdempotency {
  idempotency: Remembered;
}

/** What a handler wants to happen: the answer and the changes, committed together. */
export interface Effect<Shapes> {
  reply: Reply;
  puts: Put<Shapes>[];
  /** Set where the answer holds a secret or must be tried again: then only the changes are kept. */
  forget?: boolean;
}

/**
 * Runs `act` once per Idempotency-Key (or another header's `name`): the same key and body replay the first answer, the same key with another body
 * is answered by `mismatch`. Synchronous from look-up to commit, so parallel twins can't both run.
 */
export function once<Shapes extends WithIdempotency>(
  store: Store<Shapes>,
  request: SandboxRequest,
  mismatch: () => Reply,
  act: (key: string | undefined) => Effect<Shapes>,
  name = "idempotency-key",
): Reply {
  const header = request.headers[name];
  const key = typeof header === "string" && header !== "" ? header : undefined;
  const hash = createHash("sha256").update(`${request.method} ${request.path}\n`).update(request.body).digest("hex");
  const before = key === undefined ? undefined : store.get("idempotency", key);
  if (before !== undefined) {
    if (before.hash !== hash) return mismatch();
    return { ...before.reply, headers: { ...before.reply.headers, "idempotent-replayed": "true" } };
  }
  const { reply, puts, forget } = act(key);
  const remember: Put<WithIdempotency>[] = key === undefined || forget ? [] : [["idempotency", key, { hash, reply }]];
  const all = [...puts, ...(remember as Put<Shapes>[])];
  if (all.length > 0) store.commit(all);
  return reply;
}
