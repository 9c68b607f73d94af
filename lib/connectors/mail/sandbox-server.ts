import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { Area, AreaSettings } from "../sandbox/area";
import { sameKey } from "../sandbox/control";
import { once, type WithIdempotency } from "../sandbox/idempotency";
import { json, type Reply, type SandboxRequest } from "../sandbox/router";
import { openStore, type Store } from "../sandbox/store";
import { openInbox } from "./sandbox-inbox";

const oneLine = z.string().regex(/^[^\r\n\0]*$/, "no line breaks");
const addresses = z
  .union([oneLine.min(3), z.array(oneLine.min(3)).min(1).max(50)])
  .transform((value) => (typeof value === "string" ? [value] : value))
  .refine((list) => list.every((one) => /^[^@]*[^@\s<]+@[^@\s>]+\.[^@\s>]+>?$/.test(one)), "not an address");

/** The part of Resend's SendEmailRequest that the sandbox knows; anything else is refused. */
const emailSchema = z
  .strictObject({
    from: oneLine.min(3),
    to: addresses,
    subject: oneLine.max(998),
    html: z.string().optional(),
    text: z.string().optional(),
    cc: addresses.optional(),
    bcc: addresses.optional(),
    reply_to: addresses.optional(),
    headers: z.record(oneLine, oneLine).optional(),
    tags: z.array(z.strictObject({ name: oneLine, value: oneLine })).optional(),
    attachments: z
      .array(z.strictObject({ filename: oneLine, content: z.base64(), content_type: oneLine.optional() }))
      .optional(),
  })
  .refine(({ html, text }) => html !== undefined || text !== undefined, "html or text is needed");

/** A stored mail as /outbox/<id>.json gives it; attachments are base64. */
export type StoredMail = z.output<typeof emailSchema> & { id: string; created_at: string };

interface MailShapes extends WithIdempotency {
  mail: StoredMail;
}

/** The pretend Resend: keeps every mail in <dir>/resend.jsonl, never sends one. */
export function resendArea(settings: AreaSettings & { key: string }): Area {
  const store = openStore<MailShapes>(join(settings.dir, "resend.jsonl"));
  const byId = ({ params }: SandboxRequest): Reply => {
    const mail = store.get("mail", (params.id ?? "").replace(/\.json$/, ""));
    return mail === undefined ? failure(404, "not_found", "Email not found") : json(200, mail);
  };
  const authorized = (request: SandboxRequest) => sameKey(request.headers.authorization, `Bearer ${settings.key}`);
  const inbox = openInbox({ file: join(settings.dir, "resend-inbox.jsonl"), baseUrl: settings.baseUrl, authorized });
  return {
    name: "resend",
    routes: [
      {
        method: "POST",
        path: "/emails",
        handle: (request) =>
          authorized(request) ? send(store, request) : failure(401, "invalid_api_key", "API key is invalid"),
      },
      { method: "GET", path: "/outbox.json", handle: ({ query }) => list(store, query) },
      { method: "GET", path: "/outbox/:id", handle: byId },
      ...inbox.routes,
    ],
    controls: inbox.controls,
    close: () => {
      inbox.close();
      store.close();
    },
  };
}

function failure(statusCode: number, name: string, message: string): Reply {
  return json(statusCode, { statusCode, name, message });
}

function send(store: Store<MailShapes>, request: SandboxRequest): Reply {
  const parsed = emailSchema.safeParse(parseJson(request.body));
  if (!parsed.success) return failure(422, "validation_error", z.prettifyError(parsed.error));
  const reused = () => failure(409, "invalid_idempotent_request", "This idempotency key was used with another payload");
  return once(store, request, reused, () => {
    const id = randomUUID();
    const mail: StoredMail = { ...parsed.data, id, created_at: now().toString({ fractionalSecondDigits: 3 }) };
    return { reply: json(200, { id }), puts: [["mail", id, mail]] };
  });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Newest first: `limit` (1–500, default 50), `to` (part of an address), `since` (a `created_at`, exclusive). */
function list(store: Store<MailShapes>, query: URLSearchParams): Reply {
  const limit = Math.min(Math.max(Number.parseInt(query.get("limit") ?? "50", 10) || 50, 1), 500);
  const to = query.get("to")?.toLowerCase() ?? "";
  const since = query.get("since") ?? "";
  const found = store
    .all("mail")
    .filter((mail) => mail.created_at > since && mail.to.some((one) => one.toLowerCase().includes(to)))
    .reverse();
  const mails = found.slice(0, limit).map(({ id, created_at, from, to: recipients, subject, attachments = [] }) => ({
    id,
    created_at,
    from,
    to: recipients,
    subject,
    attachments: attachments.length,
  }));
  return json(200, { mails, total: found.length });
}
