import { join } from "node:path";
import { z } from "zod";
import { addMonths, day, startOfDayInRome } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import type { Area, AreaSettings } from "../sandbox/area";
import { bodyOf, sameKey } from "../sandbox/control";
import { type Handler, json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { openStore, type Store } from "../sandbox/store";
import { ACCOUNTS } from "./aruba-vendor";
import { takenFromTheStart } from "./sandbox-state";

export interface ArubaAreaSettings extends AreaSettings {
  username: string;
  password: string;
  takenNames?: readonly string[] | undefined;
}

interface HeldOwner {
  id: number;
  codes: Record<string, string>;
}
/** An account as the pretend Aruba keeps it; `endDate` ISO day. */
interface Held {
  name: string;
  status: string;
  ownerId: number;
  requestDate: string;
  endDate: string;
  inboxExtra: number;
  archiveExtra: number;
  /** How often it was renewed: what a repeated renewal would show. */
  renewals: number;
}
type Accounts = Store<{ account: Held; owner: HeldOwner }>;

const TOKEN = "aruba-sandbox-token";
const OWNERS = "/public/partner/pec/v2/owners";
const TYPES = ["EMAIL", "EMAIL_PRO", "EMAIL_PREMIUM"];

/** The pretend Aruba PEC, as its specification has it: state in <dir>/aruba.jsonl. */
export function arubaArea(settings: ArubaAreaSettings): Area {
  const store: Accounts = openStore(join(settings.dir, "aruba.jsonl"));
  const taken = new Set(settings.takenNames ?? takenFromTheStart);
  const isTaken = (name: string) => taken.has(name.split("@")[0] ?? "") || store.get("account", name) !== undefined;
  const post = (path: string, handle: Handler): Route => ({ method: "POST", path, handle });
  const change = (act: string, status: string) =>
    post(`${ACCOUNTS}/${act}`, (request) => alter(store, request, (held) => ({ ...held, status })));
  const routes = [
    post(OWNERS, (request) => addOwner(store, request)),
    post(`${OWNERS}/search`, (request) => searchOwners(store, request)),
    post(ACCOUNTS, (request) => create(store, isTaken, request)),
    post(`${ACCOUNTS}/accountAvailable`, (request) => available(isTaken, request)),
    post(`${ACCOUNTS}/info`, (request) => alter(store, request, (held) => held)),
    post(`${ACCOUNTS}/renew`, (request) => alter(store, request, renewed)),
    post(`${ACCOUNTS}/extraSize`, (request) =>
      alter(store, request, (held, body) => ({ ...held, ...sizes.parse(body) })),
    ),
    change("suspend", "SOSPESO"),
    change("suspend-undo", "CERTIFICATO"),
    change("cancellation", "CANCELLATO"),
  ];
  const guarded =
    (handle: Handler): Handler =>
    (request) =>
      sameKey(request.headers.authorization, `Bearer ${TOKEN}`) ? handle(request) : no(401, "401");
  return {
    name: "aruba",
    wholly: true,
    routes: [
      post("/public/auth/v2/token", (request) => signIn(settings, request)),
      ...routes.map((route) => ({ ...route, handle: guarded(route.handle) })),
    ],
    controls: [
      post("/__state", (request) => alter(store, request, (held, body) => ({ ...held, ...state.parse(body) }))),
    ],
    close: () => store.close(),
  };
}

const yes = (data: unknown): Reply => json(200, { data, version: "v3" });
const no = (status: number, code: string): Reply => json(status, { version: "v3", errors: [{ code }] });
const named = z.looseObject({ name: z.string().transform((name) => name.toLowerCase()) });
const renewalData = z.object({ renewalData: z.object({ duration: z.int().min(1).max(5) }) });
const sizes = z.object({ inboxExtra: z.int().min(0), archiveExtra: z.int().min(0) });
const state = z.object({ status: z.string() });
const codes = z.object({ taxCode: z.string(), businessTaxCode: z.string(), vatNumber: z.string() }).partial();

function signIn({ username, password }: ArubaAreaSettings, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ username: z.string(), password: z.string() }));
  if ("reply" in body || body.value.username !== username || !sameKey(body.value.password, password))
    return no(401, "401");
  const refresh = { refreshToken: "none", refreshExpiresIn: 300 };
  return yes({ accessToken: TOKEN, expiresIn: 300, tokenType: "Bearer", ...refresh });
}

function addOwner(store: Accounts, request: SandboxRequest): Reply {
  const body = bodyOf(request, codes);
  if ("reply" in body) return no(400, "owner");
  const owner = { id: store.all("owner").length + 1, codes: body.value as Record<string, string> };
  store.commit([["owner", String(owner.id), owner]]);
  return yes({ id: owner.id, ...owner.codes });
}

function searchOwners(store: Accounts, request: SandboxRequest): Reply {
  const body = bodyOf(request, codes);
  if ("reply" in body) return no(400, "owner");
  const wanted = Object.entries(body.value);
  const content = store.all("owner").filter((owner) => wanted.every(([field, code]) => owner.codes[field] === code));
  return yes({ content: content.map((owner) => ({ id: owner.id, ...owner.codes })) });
}

function available(isTaken: (name: string) => boolean, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.looseObject({ name: z.string(), domain: z.string() }));
  if ("reply" in body) return no(400, "name");
  const accountExists = isTaken(`${body.value.name}@${body.value.domain}`.toLowerCase());
  return yes({ accountExists, isAccountAssignable: !accountExists });
}

function create(store: Accounts, isTaken: (name: string) => boolean, request: SandboxRequest): Reply {
  const shape = named.extend({ type: z.enum(TYPES), ownerId: z.object({ id: z.int() }), ...renewalData.shape });
  const body = bodyOf(request, shape);
  if ("reply" in body) return no(400, "invalid");
  const { name, ownerId, renewalData: term } = body.value;
  if (isTaken(name)) return no(400, "account-exists");
  const held: Held = {
    ...{ name, status: "CERTIFICATO", ownerId: ownerId.id, requestDate: now().toString() },
    endDate: addMonths(today(), 12 * term.duration).toString(),
    ...{ inboxExtra: 0, archiveExtra: 0, renewals: 0 },
  };
  store.commit([["account", name, held]]);
  return yes(shown(store, held));
}

/** Each call adds years: whoever repeats it pays twice. */
function renewed(held: Held, body: unknown): Held {
  const years = renewalData.parse(body).renewalData.duration;
  return { ...held, endDate: addMonths(day(held.endDate), 12 * years).toString(), renewals: held.renewals + 1 };
}

function alter(store: Accounts, request: SandboxRequest, act: (held: Held, body: unknown) => Held): Reply {
  const body = bodyOf(request, named);
  if ("reply" in body) return no(400, "name");
  const held = store.get("account", body.value.name);
  if (!held || held.status === "CANCELLATO") return no(404, "404");
  const changed = act(held, body.value);
  if (changed !== held) store.commit([["account", held.name, changed]]);
  return yes(shown(store, changed));
}

function shown(store: Accounts, held: Held) {
  const { name, status, requestDate, inboxExtra, archiveExtra } = held;
  const at = startOfDayInRome(day(held.endDate)).toString();
  return {
    ...{ name, type: TYPES[0], status, requestDate, certificationDate: requestDate, endDate: at },
    owner: { ...store.get("owner", String(held.ownerId))?.codes, id: held.ownerId },
    renewalData: { type: "S", duration: 1 },
    quotas: [
      { type: "INBOX", base: 1, extra: inboxExtra, used: 0 },
      { type: "ARCHIVIO", base: 0, extra: archiveExtra, used: 0 },
    ],
  };
}
