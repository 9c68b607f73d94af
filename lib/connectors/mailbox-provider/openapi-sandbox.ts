import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { addMonths, day, formatDay } from "@/lib/kernel/day";
import { epochMs, today } from "@/lib/platform/clock";
import type { Area, AreaSettings } from "../sandbox/area";
import { bodyOf, sameKey } from "../sandbox/control";
import { type Handler, json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { openStore, type Store } from "../sandbox/store";
import { takenFromTheStart } from "./sandbox-state";

export interface OpenapiAreaSettings extends AreaSettings {
  key: string;
  takenNames?: readonly string[] | undefined;
}

/** A mailbox as the pretend openapi.com keeps it; `expiry` ISO, null until activated. */
interface Held {
  id: string;
  address: string;
  type: string;
  stato: string;
  taxCode: string;
  registered: number;
  expiry: string | null;
  disk: number;
  history: number;
  /** How often it was renewed: what a repeated renewal would show. */
  renewals: number;
}
type Mailboxes = Store<{ mailbox: Held }>;

/** The pretend openapi.com PEC, as its specification has it: state in <dir>/openapi.jsonl. */
export function openapiArea(settings: OpenapiAreaSettings): Area {
  const store: Mailboxes = openStore(join(settings.dir, "openapi.jsonl"));
  const taken = new Set(settings.takenNames ?? takenFromTheStart);
  const isTaken = (address: string) =>
    taken.has(address.split("@")[0] ?? "") || store.all("mailbox").some((one) => one.address === address);
  const routes: Route[] = [
    {
      method: "GET",
      path: "/verifica_pec/:pec",
      handle: ({ params }) => yes({ available: !isTaken(lower(params.pec)) }),
    },
    { method: "GET", path: "/pec", handle: () => list(store) },
    { method: "POST", path: "/pec", handle: (request) => register(store, isTaken, request) },
    { method: "GET", path: "/pec/:id", handle: (request) => change(store, request, "202", (held) => held) },
    { method: "DELETE", path: "/pec/:id", handle: (request) => change(store, request, "302", revoke) },
    { method: "GET", path: "/pec/:id/rinnovo", handle: (request) => change(store, request, "202", renewal(request)) },
    { method: "PATCH", path: "/pec/:id/modifica", handle: (request) => enlarge(store, request) },
  ];
  const guarded =
    (handle: Handler): Handler =>
    (request) =>
      sameKey(request.headers.authorization, `Bearer ${settings.key}`)
        ? handle(request)
        : json(401, { message: "Unauthorized" });
  return {
    name: "openapi",
    wholly: true,
    routes: routes.map((route) => ({ ...route, handle: guarded(route.handle) })),
    controls: [{ method: "POST", path: "/__state", handle: (request) => move(store, request) }],
    close: () => store.close(),
  };
}

const lower = (text: string | undefined): string => (text ?? "").toLowerCase();
const yes = (data: unknown): Reply => json(200, { data, success: true, message: "", error: null });
const no = (status: number, error: number, message: string): Reply =>
  json(status, { data: null, success: false, message, error });

function list(store: Mailboxes): Reply {
  const all = store.all("mailbox").map(shown);
  return all.length > 0 ? yes(all) : no(404, 200, "no pec linked to this account");
}

/** Fields of the body that the pretend vendor reads; the conformance tests hold the whole against the specification. */
const registration = z.looseObject({
  casella_pec: z.email(),
  tipo_casella: z.string(),
  codice_fiscale_richiedente: z.string(),
  cf_piva_titolare: z.string().optional(),
});

function register(store: Mailboxes, isTaken: (address: string) => boolean, request: SandboxRequest): Reply {
  const body = bodyOf(request, registration);
  if ("reply" in body) return no(428, 207, "casella_pec required");
  const { casella_pec, tipo_casella, cf_piva_titolare, codice_fiscale_richiedente } = body.value;
  const address = lower(casella_pec);
  if (isTaken(address)) return no(406, 208, "invalid casella_pec");
  const held: Held = {
    id: createHash("sha256").update(address).digest("hex").slice(0, 24),
    address,
    type: tipo_casella,
    stato: "registrata",
    taxCode: cf_piva_titolare || codice_fiscale_richiedente,
    registered: Math.floor(epochMs() / 1000),
    expiry: null,
    disk: 2048,
    history: 0,
    renewals: 0,
  };
  store.commit([["mailbox", held.id, held]]);
  return yes(shown(held));
}

function change(
  store: Mailboxes,
  { params }: SandboxRequest,
  missing: string,
  act: (held: Held) => Held | Reply,
): Reply {
  const held = store.get("mailbox", params.id ?? "");
  if (held === undefined) return no(404, Number(missing), "no pec found");
  const changed = act(held);
  if ("status" in changed) return changed;
  if (changed !== held) store.commit([["mailbox", held.id, changed]]);
  return yes(shown(changed));
}

function revoke(held: Held): Held | Reply {
  if (held.stato === "revocata") return no(406, 303, "your pec has already been revoked");
  if (held.stato !== "evasa") return no(428, 304, "you can revoke the pec only if it is active");
  return { ...held, stato: "revocata" };
}

/** Each call adds years: whoever repeats it pays twice. */
const renewal =
  ({ query }: SandboxRequest) =>
  (held: Held): Held | Reply => {
    if (held.expiry === null) return no(428, 203, "you can renew only evaded or revoked pec");
    const expiry = addMonths(day(held.expiry), 12 * Number(query.get("anni") ?? 1));
    return { ...held, stato: "evasa", expiry: expiry.toString(), renewals: held.renewals + 1 };
  };

const spaces = z.strictObject({
  spazio_disco: z.int().multipleOf(1024).optional(),
  spazio_storico: z.int().multipleOf(1024).optional(),
});

function enlarge(store: Mailboxes, request: SandboxRequest): Reply {
  const body = bodyOf(request, spaces);
  if ("reply" in body) return no(406, 325, "the system only takes into account multiples of 1024");
  const { spazio_disco, spazio_storico } = body.value;
  return change(store, request, "266", (held) => ({
    ...held,
    disk: spazio_disco ?? held.disk,
    history: spazio_storico ?? held.history,
  }));
}

/** Plays the vendor's own work, e.g. `evasa` once the papers are read; a mailbox activated is for a year. */
function move(store: Mailboxes, request: SandboxRequest): Reply {
  const body = bodyOf(
    request,
    z.strictObject({ address: z.string(), stato: z.string(), expiry: z.iso.date().optional() }),
  );
  if ("reply" in body) return body.reply;
  const held = store.all("mailbox").find(({ address }) => address === lower(body.value.address));
  if (!held) return json(404, { code: "mailbox-unknown" });
  const { stato } = body.value;
  const yearOn = stato === "evasa" ? addMonths(today(), 12).toString() : null;
  const expiry = body.value.expiry ?? held.expiry ?? yearOn;
  store.commit([["mailbox", held.id, { ...held, stato, expiry }]]);
  return json(200, { ...held, stato, expiry });
}

function shown(held: Held) {
  return {
    id: held.id,
    casella_pec: held.address,
    tipo_casella: held.type,
    stato: held.stato,
    cf_piva_titolare: held.taxCode.length === 11 ? held.taxCode : "",
    codice_fiscale_richiedente: held.taxCode.length === 16 ? held.taxCode : "",
    timestamp: { registrazione: held.registered },
    ...(held.expiry === null ? {} : { data_scadenza: formatDay(day(held.expiry)), uid: uidOf(held) }),
    spazio_disco: held.disk,
    spazio_storico: held.history,
  };
}

const uidOf = ({ id }: Held): string => `MA${String(Number.parseInt(id.slice(0, 8), 16) % 1_000_000).padStart(6, "0")}`;
