import { join } from "node:path";
import { z } from "zod";
import type { Area, AreaSettings } from "../sandbox/area";
import { bodyOf, sameKey } from "../sandbox/control";
import { type Effect, once } from "../sandbox/idempotency";
import { type Handler, json, type Reply, type SandboxRequest } from "../sandbox/router";
import { openStore, type Put } from "../sandbox/store";
import { commandRoutes } from "./sandbox-commands";
import { hasPlace, hubControls, hubRoutes } from "./sandbox-hub";
import { importFile, importRoutes, SEED_FILE } from "./sandbox-import";
import {
  type HeldMailbox,
  hashOf,
  keyMismatch,
  nextUserId,
  type ProviderShapes,
  type ProviderStore,
  sandboxRef,
  shown,
  takenFromTheStart,
} from "./sandbox-state";

export interface ProviderAreaSettings extends AreaSettings {
  key: string;
  takenNames?: readonly string[] | undefined;
}

const createSchema = z.strictObject({
  address: z
    .string()
    .max(254)
    .regex(/^[a-z0-9][a-z0-9._-]*@[a-z0-9.-]+\.[a-z]{2,}$/i),
  holder: z.strictObject({
    kind: z.enum(["person", "professional", "company"]),
    name: z.string().min(1).max(200),
    taxCode: z.string().min(1).max(40),
  }),
  plan: z.string().min(1).max(60),
  expiry: z.iso.date(),
  userIdPrefix: z.string().regex(/^[A-Z]{1,8}$/),
  hubRef: z.string().max(80).optional(),
});

/** The pretend mailbox provider: protocol in README.md, state in <dir>/provider.jsonl. */
export function providerArea(settings: ProviderAreaSettings): Area {
  const store = openStore<ProviderShapes>(join(settings.dir, "provider.jsonl"));
  importFile(store, join(settings.dir, SEED_FILE));
  const taken = new Set(settings.takenNames ?? takenFromTheStart);
  const isTaken = (address: string) =>
    store.get("name", address) !== undefined || taken.has(address.slice(0, address.lastIndexOf("@")));
  const guarded =
    (handle: Handler): Handler =>
    (request) =>
      sameKey(request.headers.authorization, `Bearer ${settings.key}`)
        ? handle(request)
        : json(401, { code: "key-wrong" });
  return {
    name: "provider",
    routes: [
      {
        method: "GET",
        path: "/v1/names/:address",
        handle: guarded(({ params }) => {
          const address = (params.address ?? "").toLowerCase();
          return json(200, { address, status: isTaken(address) ? "taken" : "free" });
        }),
      },
      { method: "POST", path: "/v1/mailboxes", handle: guarded((request) => create(store, isTaken, request)) },
      { method: "GET", path: "/v1/mailboxes", handle: guarded((request) => find(store, request)) },
      ...[...commandRoutes(store, settings.key), ...hubRoutes(store)].map((route) => ({
        ...route,
        handle: guarded(route.handle),
      })),
    ],
    controls: [...importRoutes(store), ...hubControls(store)],
    close: () => store.close(),
  };
}

function create(store: ProviderStore, isTaken: (address: string) => boolean, request: SandboxRequest): Reply {
  const body = bodyOf(request, createSchema);
  if ("reply" in body) return body.reply;
  const { holder, plan, expiry, userIdPrefix, hubRef } = body.value;
  const address = body.value.address.toLowerCase();
  return once(store, request, keyMismatch, (key): Effect<ProviderShapes> => {
    if (key === undefined) return { reply: json(400, { code: "idempotency-key-missing" }), puts: [] };
    const holderHash = hashOf(holder.taxCode);
    if (isTaken(address) && !comesBack(store, address, holderHash))
      return { reply: json(409, { code: "name-taken" }), puts: [] };
    // Room is made when one closes: the same question may be answered otherwise later.
    if (hubRef !== undefined && !hasPlace(store, hubRef))
      return { reply: json(409, { code: "lite-full" }), puts: [], forget: true };
    const { userId, put } = nextUserId(store, userIdPrefix);
    const ref = sandboxRef(address);
    const under = hubRef === undefined ? {} : { hubRef };
    const mailbox: HeldMailbox = { ref, userId, address, holderHash, plan, expiry, state: "active", ...under };
    const puts: Put<ProviderShapes>[] = [put, ["mailbox", ref, mailbox], ["name", address, ref], ["made", key, ref]];
    return { reply: json(201, shown(mailbox)), puts };
  });
}

/** The name of a closed mailbox is kept for whoever held it. */
function comesBack(store: ProviderStore, address: string, holderHash: string): boolean {
  const held = store.get("mailbox", store.get("name", address) ?? "");
  return held?.state === "closed" && held.holderHash === holderHash;
}

function find(store: ProviderStore, { query }: SandboxRequest): Reply {
  const address = query.get("address")?.toLowerCase();
  const key = query.get("idempotency_key");
  const ref = address === undefined ? store.get("made", key ?? "") : store.get("name", address);
  const mailbox = ref === undefined ? undefined : store.get("mailbox", ref);
  return json(200, { mailbox: mailbox === undefined ? null : shown(mailbox) });
}
