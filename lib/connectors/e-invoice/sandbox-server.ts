import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import { readXml } from "@/lib/invoicing/fatturapa/read";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import type { Area, AreaSettings } from "../sandbox/area";
import { bodyOf, sameKey } from "../sandbox/control";
import { json, type Reply, type SandboxRequest } from "../sandbox/router";
import { openStore } from "../sandbox/store";
import { createCallbacks } from "./sandbox-callbacks";
import { readFacts, verdictsOn } from "./sandbox-rules";
import { type HeldInvoice, type SdiShapes, type SdiStore, tell } from "./sandbox-state";

export interface SdiAreaSettings extends AreaSettings {
  key: string;
  webhookUrl: string;
  /** First pause before a callback is sent again, in milliseconds. */
  retryMs: number;
}

/** The pretend intermediary to SdI, in the words of openapi.com, with its state in <dir>/sdi.jsonl; no invoice leaves it. */
export function sdiArea(settings: SdiAreaSettings): Area {
  const file = openStore<SdiShapes>(join(settings.dir, "sdi.jsonl"));
  const { key, webhookUrl: url, retryMs, faults } = settings;
  const callbacks = createCallbacks({ store: file, url, secret: key, retryMs, faults });
  const store: SdiStore = {
    ...file,
    commit(puts) {
      file.commit(puts);
      if (puts.some(([kind, , value]) => kind === "notification" && !(value as { told: boolean }).told))
        callbacks.wake();
    },
  };
  callbacks.wake();
  const guarded = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) =>
    sameKey(request.headers.authorization, `Bearer ${key}`) ? handle(request) : failure(401, 120, "Unauthorized");
  return {
    name: "sdi",
    routes: [
      { method: "POST", path: "/invoices", handle: guarded((request) => take(store, request)) },
      { method: "GET", path: "/invoices", handle: guarded((request) => list(store, request)) },
      { method: "GET", path: "/invoices/:uuid", handle: guarded((request) => show(store, request)) },
      { method: "GET", path: "/invoices_notifications/:uuid", handle: guarded((request) => said(store, request)) },
    ],
    controls: [{ method: "POST", path: "/__tell", handle: (request) => tellMore(store, request) }],
    async close() {
      await callbacks.close();
      file.close();
    },
  };
}

const done = (data: unknown): Reply => json(200, { data, success: true, message: "", error: null });
const failure = (status: number, error: number, message: string): Reply =>
  json(status, { success: false, message, error, data: null });

function take(store: SdiStore, request: SandboxRequest): Reply {
  const [fault] = checkInvoice(request.body);
  if (fault?.code === "00200") return failure(422, 802, `Parsing error: ${fault.message} ${fault.path}`);
  if (fault) return failure(400, 230, `An error occurred: ${fault.code} ${fault.message} ${fault.path}`);
  const root = readXml(request.body);
  if (isRefusal(root)) return failure(422, 802, root.code);
  const facts = readFacts(root);
  const { sender, number, year, isNote, progressive } = facts;
  const standing = store.all("invoice").filter(({ marking }) => marking !== "rejected" && marking !== "rejected-pa");
  const isDouble = standing.some(
    (one) => one.sender === sender && one.number === number && one.year === year && one.isNote === isNote,
  );
  const invoice: HeldInvoice = {
    uuid: randomUUID(),
    created_at: now().toString({ fractionalSecondDigits: 3 }),
    ...{ sender, number, year, isNote },
    payload: request.body.toString("utf8"),
    sdi_file_name: `IT${sender}_${progressive}.xml`,
    sdi_file_id: String(store.all("invoice").length + 10_000_001),
    marking: "sent",
  };
  store.commit([
    ["invoice", invoice.uuid, invoice],
    ...verdictsOn({ ...facts, isDouble }).flatMap((verdict) => tell(invoice, verdict)),
  ]);
  return done({ uuid: invoice.uuid });
}

/** Newest first; by sender and number, as the intermediary's own search. */
function list(store: SdiStore, { query }: SandboxRequest): Reply {
  const senders = query.get("sender")?.split(",");
  const number = query.get("invoiceNumber");
  const found = store
    .all("invoice")
    .filter((one) => (!senders || senders.includes(one.sender)) && (number === null || one.number === number));
  return done(found.reverse().slice(0, 100));
}

function show(store: SdiStore, { params }: SandboxRequest): Reply {
  const invoice = store.get("invoice", params.uuid ?? "");
  return invoice ? done(invoice) : failure(404, 230, "Not Found");
}

function said(store: SdiStore, { params }: SandboxRequest): Reply {
  const uuid = params.uuid ?? "";
  if (!store.get("invoice", uuid)) return failure(404, 230, "Not Found");
  const about = store.all("notification").filter((one) => one.invoice_uuid === uuid);
  return done(about.map(({ told: _, ...notification }) => notification));
}

const more = z.strictObject({
  fileName: z.string(),
  type: z.enum(["RC", "NS", "MC", "NE", "DT", "AT"]),
  outcome: z.enum(["EC01", "EC02"]).exactOptional(),
});

/** A test or an operator lets SdI say one thing more of a file. */
function tellMore(store: SdiStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, more);
  if ("reply" in body) return body.reply;
  const { fileName, ...verdict } = body.value;
  const invoice = store.all("invoice").findLast((one) => one.sdi_file_name === fileName);
  if (!invoice) return failure(404, 230, "Not Found");
  store.commit(tell(invoice, verdict));
  return done({ uuid: invoice.uuid });
}
