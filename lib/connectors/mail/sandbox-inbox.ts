import { randomUUID } from "node:crypto";
import { z } from "zod";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import { openStore, type Store } from "../sandbox/store";

const arriving = z.strictObject({
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string().default(""),
  message_id: z.string().default(""),
  text: z.string().nullable().default(null),
  html: z.string().nullable().default(null),
  headers: z.record(z.string(), z.string()).default({}),
  attachments: z
    .array(z.strictObject({ filename: z.string(), content_type: z.string(), content: z.base64() }))
    .default([]),
});

/** A mail that came, as the pretend inbox keeps it; attachments are base64. */
type ArrivedMail = z.output<typeof arriving> & { id: string };
type Kept = Store<{ arrived: ArrivedMail }>;

interface Given {
  /** Its journal. */
  file: string;
  /** Where the pretend Resend is reached. */
  baseUrl: string;
  authorized: (request: SandboxRequest) => boolean;
}

const missing = (): Reply => json(404, { statusCode: 404, name: "not_found", message: "Email not found" });

/** Resend's receiving API over mails that a control request lets arrive. */
export function openInbox({ file: journal, baseUrl, authorized }: Given) {
  const store: Kept = openStore(journal);
  const found = ({ params }: SandboxRequest) => store.get("arrived", params.id ?? "");
  const read = (request: SandboxRequest): Reply => {
    const mail = authorized(request) ? found(request) : undefined;
    return mail ? json(200, shown(mail)) : missing();
  };
  const file = (request: SandboxRequest): Reply => {
    const mail = authorized(request) ? found(request) : undefined;
    const n = mail?.attachments.findIndex((_, index) => fileId(mail, index) === request.params.file) ?? -1;
    if (!mail || n < 0) return missing();
    const download_url = `${baseUrl}/resend/inbox/${mail.id}/${n}`;
    return json(200, {
      object: "attachment",
      ...listedFile(mail, n),
      download_url,
      expires_at: "2099-01-01T00:00:00Z",
    });
  };
  const bytes = (request: SandboxRequest): Reply => {
    const attachment = found(request)?.attachments[Number(request.params.file)];
    if (!attachment) return missing();
    const body = Buffer.from(attachment.content, "base64");
    return { status: 200, headers: { "content-type": "application/octet-stream" }, body };
  };
  const routes: Route[] = [
    { method: "GET", path: "/emails/receiving/:id", handle: read },
    { method: "GET", path: "/emails/receiving/:id/attachments/:file", handle: file },
    { method: "GET", path: "/inbox/:id/:file", handle: bytes },
  ];
  const controls: Route[] = [{ method: "POST", path: "/__receive", handle: (request) => arrive(store, request) }];
  return { routes, controls, close: () => store.close() };
}

function arrive(store: Kept, { body }: SandboxRequest): Reply {
  const mail = arriving.safeParse(JSON.parse(body.toString("utf8")));
  if (!mail.success) return json(422, { message: z.prettifyError(mail.error) });
  const id = randomUUID();
  store.commit([["arrived", id, { ...mail.data, id }]]);
  return json(200, { id });
}

/** A file is named by a UUID, of its mail's and its place. */
const fileId = ({ id }: ArrivedMail, n: number) => `${id.slice(0, 24)}${n.toString(16).padStart(12, "0")}`;

const listedFile = (mail: ArrivedMail, n: number) => ({
  id: fileId(mail, n),
  filename: mail.attachments[n]?.filename ?? null,
  content_type: mail.attachments[n]?.content_type ?? "",
  content_disposition: "attachment",
  size: Buffer.byteLength(mail.attachments[n]?.content ?? "", "base64"),
});

const shown = (mail: ArrivedMail) => ({
  ...mail,
  object: "email",
  created_at: "2026-01-01T00:00:00.000Z",
  cc: null,
  bcc: null,
  reply_to: null,
  received_for: mail.to,
  raw: null,
  attachments: mail.attachments.map((_, n) => listedFile(mail, n)),
});
