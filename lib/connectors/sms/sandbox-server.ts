import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { Area, AreaSettings } from "../sandbox/area";
import { sameKey } from "../sandbox/control";
import { json, type Reply, type SandboxRequest } from "../sandbox/router";
import { openStore, type Store } from "../sandbox/store";

/** A stored text message, as Twilio lists it. */
interface StoredSms {
  sid: string;
  to: string;
  from: string;
  body: string;
  status: "queued" | "sent";
  date_created: string;
}

interface SmsShapes {
  sms: StoredSms;
}

const outgoing = z.strictObject({
  To: z.string(),
  From: z.string().min(1).optional(),
  MessagingServiceSid: z.string().startsWith("MG").optional(),
  Body: z.string().min(1).max(1600),
});

/** The pretend Twilio: keeps every message in <dir>/twilio.jsonl, never sends one. */
export function twilioArea(settings: AreaSettings & { accountSid: string; authToken: string }): Area {
  const store = openStore<SmsShapes>(join(settings.dir, "twilio.jsonl"));
  const basic = `Basic ${Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString("base64")}`;
  const guarded = (handle: (request: SandboxRequest) => Reply) => (request: SandboxRequest) =>
    sameKey(request.headers.authorization, basic) && request.params.sid === settings.accountSid
      ? handle(request)
      : failure(401, 20003, "Authenticate");
  const path = "/2010-04-01/Accounts/:sid/Messages.json";
  return {
    name: "twilio",
    routes: [
      { method: "POST", path, handle: guarded((request) => send(store, request)) },
      { method: "GET", path, handle: guarded(({ query }) => listSent(store, query)) },
      { method: "GET", path: "/outbox.json", handle: ({ query }) => outbox(store, query) },
    ],
    controls: [],
    close: () => store.close(),
  };
}

const failure = (status: number, code: number, message: string): Reply => json(status, { code, message, status });

function send(store: Store<SmsShapes>, request: SandboxRequest): Reply {
  const form = outgoing.safeParse(Object.fromEntries(new URLSearchParams(request.body.toString("utf8"))));
  if (!form.success) return failure(400, 21602, z.prettifyError(form.error));
  const { To: to, From: from, MessagingServiceSid: service, Body: body } = form.data;
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return failure(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  const sid = `SM${randomUUID().replaceAll("-", "")}`;
  const sms: StoredSms = {
    sid,
    to,
    from: from ?? service ?? "",
    body,
    status: "queued",
    date_created: now().toString(),
  };
  store.commit([["sms", sid, sms]]);
  return json(201, sms);
}

/** Twilio's own list, of one recipient. */
function listSent(store: Store<SmsShapes>, query: URLSearchParams): Reply {
  const messages = store.all("sms").filter(({ to }) => to === (query.get("To") ?? to));
  return json(200, { messages: messages.reverse().slice(0, 200) });
}

/** For people of the demo: newest first, `to` a part of the number, `limit` 1–500 (default 50). */
function outbox(store: Store<SmsShapes>, query: URLSearchParams): Reply {
  const limit = Math.min(Math.max(Number.parseInt(query.get("limit") ?? "50", 10) || 50, 1), 500);
  const digits = (query.get("to") ?? "").replace(/\D/g, "");
  const found = store.all("sms").filter(({ to }) => to.includes(digits));
  return json(200, { messages: found.reverse().slice(0, limit), total: found.length });
}
