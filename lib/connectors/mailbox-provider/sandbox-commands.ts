import { z } from "zod";
import { bodyOf, sameKey } from "../sandbox/control";
import { type Effect, once } from "../sandbox/idempotency";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import {
  derivePassword,
  type HeldMailbox,
  hashOf,
  keyMismatch,
  type ProviderShapes,
  type ProviderStore,
  shown,
  usageOf,
} from "./sandbox-state";

type Change = (mailbox: HeldMailbox) => HeldMailbox | { code: string };

/** Commands on one mailbox, and the login that stands for the webmail's. */
export function commandRoutes(store: ProviderStore, secret: string): Route[] {
  const command = (name: string, change: Change): Route => ({
    method: "POST",
    path: `/v1/mailboxes/:ref/${name}`,
    handle: (request) => apply(store, request, change),
  });
  return [
    { method: "POST", path: "/v1/mailboxes/:ref/renew", handle: (request) => renew(store, request) },
    { method: "POST", path: "/v1/mailboxes/:ref/extras", handle: (request) => setExtras(store, request) },
    { method: "POST", path: "/v1/mailboxes/:ref/options", handle: (request) => setOptions(store, request) },
    { method: "GET", path: "/v1/mailboxes/:ref/options", handle: (request) => options(store, request) },
    { method: "GET", path: "/v1/mailboxes/:ref/usage", handle: (request) => usage(store, request) },
    command("suspend", (mailbox) => ({ ...mailbox, state: "suspended" })),
    command("restore", (mailbox) => ({ ...mailbox, state: "active" })),
    command("close", (mailbox) => ({ ...mailbox, state: "closed" })),
    {
      method: "POST",
      path: "/v1/mailboxes/:ref/provisional-password",
      handle: (request) => issuePassword(store, secret, request),
    },
    { method: "POST", path: "/v1/login", handle: (request) => login(store, request) },
  ];
}

function apply(store: ProviderStore, request: SandboxRequest, change: Change): Reply {
  return once(store, request, keyMismatch, (): Effect<ProviderShapes> => {
    const mailbox = store.get("mailbox", request.params.ref ?? "");
    if (mailbox === undefined) return { reply: json(404, { code: "mailbox-unknown" }), puts: [] };
    if (mailbox.state === "closed") return closedAlready(change(mailbox), mailbox);
    const changed = change(mailbox);
    if ("code" in changed) return { reply: json(422, changed), puts: [] };
    return { reply: json(200, shown(changed)), puts: [["mailbox", changed.ref, changed]] };
  });
}

/** Closing what is closed is no error; anything else on a closed mailbox is. */
function closedAlready(wanted: HeldMailbox | { code: string }, mailbox: HeldMailbox): Effect<ProviderShapes> {
  const alike = "state" in wanted && wanted.state === "closed" && wanted.expiry === mailbox.expiry;
  return { reply: alike ? json(200, shown(mailbox)) : json(409, { code: "mailbox-closed" }), puts: [] };
}

function renew(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ expiry: z.iso.date() }));
  if ("reply" in body) return body.reply;
  const { expiry } = body.value;
  // ISO dates compare as text.
  return apply(store, request, (mailbox) =>
    expiry < mailbox.expiry ? { code: "expiry-earlier" } : { ...mailbox, expiry, state: renewed(mailbox.state) },
  );
}

const extrasSchema = z.strictObject({
  inboxGb: z.number().min(0),
  archiveGb: z.number().min(0),
  sends: z.int().min(0).nullable(),
  watched: z.int().min(0),
  lite: z.int().min(0),
  switches: z.array(z.string().max(60)).max(50),
});

function setExtras(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, extrasSchema);
  if ("reply" in body) return body.reply;
  return apply(store, request, (mailbox) => ({ ...mailbox, extras: body.value }));
}

const optionsSchema = z.strictObject({
  ordinary: z.strictObject({ mode: z.enum(["refuse", "accept", "redirect"]), to: z.email().optional() }).optional(),
  notify: z.array(z.email()).max(20).optional(),
  sms: z
    .strictObject({ phone: z.string().regex(/^\+\d{8,15}$/), hour: z.int().min(0).max(23) })
    .nullable()
    .optional(),
});

/** What is not said stays as it was. */
function setOptions(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, optionsSchema);
  if ("reply" in body) return body.reply;
  return apply(store, request, (mailbox) => ({ ...mailbox, options: { ...mailbox.options, ...body.value } }));
}

function options(store: ProviderStore, { params }: SandboxRequest): Reply {
  const mailbox = store.get("mailbox", params.ref ?? "");
  return mailbox ? json(200, { options: mailbox.options ?? {} }) : json(404, { code: "mailbox-unknown" });
}

function usage(store: ProviderStore, { params }: SandboxRequest): Reply {
  const mailbox = store.get("mailbox", params.ref ?? "");
  return mailbox ? json(200, { usage: usageOf(mailbox) }) : json(404, { code: "mailbox-unknown" });
}

/** A paid renewal gives a suspended mailbox its access back; a closed one stays closed. */
function renewed(state: HeldMailbox["state"]): HeldMailbox["state"] {
  return state === "suspended" ? "active" : state;
}

function issuePassword(store: ProviderStore, secret: string, request: SandboxRequest): Reply {
  return once(store, request, keyMismatch, (key): Effect<ProviderShapes> => {
    const mailbox = store.get("mailbox", request.params.ref ?? "");
    if (mailbox === undefined) return { reply: json(404, { code: "mailbox-unknown" }), puts: [], forget: true };
    if (mailbox.state === "closed") return { reply: json(409, { code: "mailbox-closed" }), puts: [], forget: true };
    if (key === undefined) return { reply: json(400, { code: "idempotency-key-missing" }), puts: [] };
    const known = store.get("password", mailbox.ref);
    if (known?.key === key && known.used)
      return { reply: json(409, { code: "password-used" }), puts: [], forget: true };
    const password = derivePassword(secret, mailbox.ref, key);
    // `forget`: the answer holds the password, which must not reach the disk.
    const put = { hash: hashOf(password), key, used: false };
    return { reply: json(200, { password }), puts: [["password", mailbox.ref, put]], forget: true };
  });
}

function login(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ login: z.string(), password: z.string() }));
  if ("reply" in body) return body.reply;
  const wanted = body.value.login.toLowerCase();
  const mailbox = store.all("mailbox").find((one) => one.userId.toLowerCase() === wanted || one.address === wanted);
  const kept = mailbox && store.get("password", mailbox.ref);
  const right = kept !== undefined && !kept.used && sameKey(hashOf(body.value.password), kept.hash);
  if (!right || mailbox?.state !== "active") return json(401, { code: "login-refused" });
  store.commit([["password", mailbox.ref, { ...kept, used: true }]]);
  return json(200, { mustChangePassword: true });
}
