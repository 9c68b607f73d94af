import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import { instantOf } from "../instant";
import { type Access, tokens } from "../openapi-tokens";
import { createdShape, listShape, messageOf, notificationsShape, webhookShape } from "./openapi-shapes";
import type { CarrierRefusal, EInvoiceCarrier, InvoiceFile } from "./port";

export interface OpenapiSettings {
  /** "https://sdi.openapi.it". */
  baseUrl: string;
  access: Access;
  /** The value of the Authorization header that callbacks were configured to bring along. */
  webhookSecret: string;
  /** Milliseconds before an answer is given up; default 30000. */
  timeoutMs?: number;
}

/**
 * SdI by way of openapi.com. The intermediary takes no idempotency key: after a lost answer the file is looked for by
 * sender, number and its own progressive before it is sent again.
 */
export function openapiCarrier(settings: OpenapiSettings): EInvoiceCarrier {
  const call = caller(settings);
  return {
    async send({ xml }) {
      const made = await call("POST", "/invoices", createdShape, xml);
      return isRefusal(made) ? made : { carrierRef: made.data.uuid };
    },
    async find(file) {
      const query = new URLSearchParams({ type: "0", sender: file.sender, invoiceNumber: file.number });
      const found = await call("GET", `/invoices?${query}`, listShape);
      if (isRefusal(found)) return refuse("carrier-unavailable");
      const ours = found.data.find((invoice) => isSame(invoice, file));
      return ours ? { carrierRef: ours.uuid } : null;
    },
    async messages({ carrierRef }) {
      const found = await call("GET", `/invoices_notifications/${encodeURIComponent(carrierRef)}`, notificationsShape);
      if (isRefusal(found)) return refuse("carrier-unavailable");
      return found.data.map(messageOf).filter((message) => message !== null);
    },
    readWebhook(body, authorization) {
      if (!isSecret(authorization, settings.webhookSecret)) return refuse("webhook-forged");
      const event = webhookShape.safeParse(jsonOf(body));
      if (!event.success) return refuse("webhook-malformed");
      const uuid = event.data.data?.notification?.invoice_uuid;
      return uuid && event.data.event === "customer-notification" ? { carrierRef: uuid } : null;
    },
  };
}

/** Several versions of an invoice share its number: the progressive tells them apart, and the time what came before. */
function isSame(found: z.infer<typeof listShape>["data"][number], file: InvoiceFile): boolean {
  const progressive = /_(\w{1,5})\.xml$/.exec(file.fileName)?.[1] ?? "";
  const payload = typeof found.payload === "string" ? found.payload : JSON.stringify(found.payload ?? "");
  if (payload.length > 2) return new RegExp(`>${progressive}<|"${progressive}"`).test(payload);
  const created = instantOf(found.created_at ?? "");
  return created !== null && created.epochMilliseconds >= file.preparedAt.epochMilliseconds;
}

function isSecret(given: string | null, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(secret)];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

const SCOPES = ["POST", "GET"].map((method) => `${method}:sdi.openapi.it/invoices`);

function caller({ baseUrl, access, timeoutMs = 30_000 }: OpenapiSettings) {
  const bearer = tokens(access, SCOPES, timeoutMs);
  return async <T>(
    method: "GET" | "POST",
    path: string,
    shape: z.ZodType<T>,
    xml?: Buffer,
  ): Promise<Outcome<T, CarrierRefusal>> => {
    const token = await bearer.get();
    if (token === null) return refuse("carrier-unavailable");
    try {
      const response = await fetch(baseUrl + path, {
        method,
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          ...(xml && { "content-type": "application/xml" }),
        },
        ...(xml && { body: new Uint8Array(xml) }),
      });
      if (response.status === 401) bearer.forget();
      const answer: unknown = await response.json().catch(() => null);
      if (!response.ok) return refusalOf(response.status, answer);
      const parsed = shape.safeParse(answer);
      return parsed.success ? parsed.data : refuse("carrier-unknown");
    } catch (error) {
      return refuse(neverSent(error) ? "carrier-unavailable" : "carrier-unknown");
    }
  };
}

/** 400 and 422 are verdicts on the file; 401, 402, 403, 429 and 503 come before any work; the rest leaves it open. */
function refusalOf(status: number, answer: unknown): Refusal<CarrierRefusal> {
  if ([401, 402, 403, 429, 503].includes(status)) return refuse("carrier-unavailable");
  if (status !== 400 && status !== 422) return refuse("carrier-unknown");
  const said = typeof answer === "object" && answer !== null && "message" in answer ? String(answer.message) : "";
  return refuse("carrier-rejected", { params: { reason: said.slice(0, 300) } });
}

function neverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(String(code));
}
