import { z } from "zod";
import { bodyOf } from "../sandbox/control";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import type { Watching } from "./port";
import { type HeldMailbox, type ProviderStore, shown } from "./sandbox-state";

const address = z.string().min(3).max(254).toLowerCase();
const watchSchema = z.strictObject({ address, userId: z.string().max(40), password: z.string().min(1).max(200) });

/** Domains of other providers, which a HUB can't watch. */
const ELSEWHERE = ["pec.it", "arubapec.it", "postecert.it"];
/** The one password that is wrong: passwords of others' mailboxes are not known here. */
const WRONG = "sbagliata";

/** What a HUB watches. Saying the same twice changes nothing, so no key is kept, and no password with it. */
export function hubRoutes(store: ProviderStore): Route[] {
  return [
    { method: "POST", path: "/v1/mailboxes/:ref/watch", handle: (request) => watch(store, request) },
    { method: "POST", path: "/v1/mailboxes/:ref/unwatch", handle: (request) => unwatch(store, request) },
    { method: "GET", path: "/v1/mailboxes/:ref/watched", handle: (request) => watched(store, request) },
  ];
}

/** `POST /__watched`: the owner of a watched mailbox changed its password, or told the new one. */
export function hubControls(store: ProviderStore): Route[] {
  const schema = z.strictObject({ ref: z.string(), address, state: z.enum(["watched", "wrong-password"]) });
  const handle = (request: SandboxRequest): Reply => {
    const body = bodyOf(request, schema);
    if ("reply" in body) return body.reply;
    const { ref, state } = body.value;
    const hub = store.get("mailbox", ref);
    if (!hub) return json(404, { code: "mailbox-unknown" });
    return keep(store, hub, { ...hub.watched, [body.value.address]: state }, { state });
  };
  return [{ method: "POST", path: "/__watched", handle }];
}

/** May another Lite mailbox be made under a HUB? One never told what it may have (a demo's) is not counted. */
export function hasPlace(store: ProviderStore, hubRef: string): boolean {
  const allowed = store.get("mailbox", hubRef)?.extras?.lite;
  return allowed === undefined || litesOf(store, hubRef).length < allowed;
}

const litesOf = (store: ProviderStore, hubRef: string): HeldMailbox[] =>
  store.all("mailbox").filter((each) => each.hubRef === hubRef && each.state !== "closed");

function watch(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, watchSchema);
  if ("reply" in body) return body.reply;
  const hub = store.get("mailbox", request.params.ref ?? "");
  if (hub === undefined) return json(404, { code: "mailbox-unknown" });
  const wanted = body.value.address;
  if (ELSEWHERE.includes(wanted.slice(wanted.indexOf("@") + 1))) return json(422, { code: "other-provider" });
  const known = Object.hasOwn(hub.watched ?? {}, wanted);
  const most = hub.extras?.watched ?? Number.POSITIVE_INFINITY;
  if (!known && Object.keys(hub.watched ?? {}).length >= most) return json(409, { code: "watched-full" });
  const state: Watching = body.value.password === WRONG ? "wrong-password" : "watched";
  return keep(store, hub, { ...hub.watched, [wanted]: state }, { state });
}

function unwatch(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ address }));
  if ("reply" in body) return body.reply;
  const hub = store.get("mailbox", request.params.ref ?? "");
  if (hub === undefined) return json(404, { code: "mailbox-unknown" });
  const { [body.value.address]: _, ...others } = hub.watched ?? {};
  return keep(store, hub, others, shown(hub));
}

function watched(store: ProviderStore, { params }: SandboxRequest): Reply {
  const hub = store.get("mailbox", params.ref ?? "");
  if (hub === undefined) return json(404, { code: "mailbox-unknown" });
  const own = Object.fromEntries(litesOf(store, hub.ref).map((lite) => [lite.address, "watched" as const]));
  const all = Object.entries({ ...own, ...hub.watched });
  return json(200, { watched: all.map(([each, state]) => ({ address: each, state })) });
}

function keep(store: ProviderStore, hub: HeldMailbox, list: Record<string, Watching>, reply: object): Reply {
  store.commit([["mailbox", hub.ref, { ...hub, watched: list }]]);
  return json(200, reply);
}
