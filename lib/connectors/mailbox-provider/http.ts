import { z } from "zod";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import type { ChangeRefusal, MailboxProvider, ProviderMailbox, ProviderRefusal } from "./port";

export interface HttpProviderSettings {
  /** e.g. "http://127.0.0.1:4100/provider". */
  baseUrl: string;
  apiKey: string;
  /** Milliseconds before an answer is given up; default 15000. */
  timeoutMs?: number;
}

const mailboxShape = z
  .object({
    ref: z.string().min(1),
    userId: z.string().min(1),
    address: z.string().min(3),
    state: z.enum(["active", "suspended", "closed"]),
    expiry: z.iso.date(),
  })
  .transform(({ ref, ...rest }): ProviderMailbox => ({ providerRef: ref, ...rest }));

const watching = z.enum(["watched", "wrong-password"]);
const pathOf = (providerRef: string): string => `/v1/mailboxes/${encodeURIComponent(providerRef)}`;

/** The mailbox provider over plain JSON and HTTP (protocol in README.md). */
export function httpProvider(settings: HttpProviderSettings): MailboxProvider {
  const read = async <T>(path: string, shape: z.ZodType<T>): Promise<Outcome<T, "provider-unavailable">> => {
    const answer = await call(settings, "GET", path, shape);
    return isRefusal(answer) ? refuse("provider-unavailable") : answer;
  };
  const change = async <T>(path: string, key: string, body: object, shape: z.ZodType<T>) => {
    const answer = await call(settings, "POST", path, shape, { key, body });
    // A name can only be lost at the creation; anywhere else that answer makes no sense and is a plain no.
    return isRefusal(answer) && answer.code === "name-taken" ? refuse("provider-rejected") : withoutName(answer);
  };
  const command = (act: string) => (input: { providerRef: string; idempotencyKey: string }) =>
    change(`${pathOf(input.providerRef)}/${act}`, input.idempotencyKey, {}, mailboxShape);
  return {
    async checkName(address) {
      const shape = z.object({ status: z.enum(["free", "taken"]) });
      const answer = await read(`/v1/names/${encodeURIComponent(address)}`, shape);
      return isRefusal(answer) ? answer : answer.status;
    },
    async createMailbox({
      idempotencyKey,
      address,
      holder: { kind, name, taxCode },
      plan,
      expiry,
      userIdPrefix,
      hubRef,
    }) {
      const body = { address, holder: { kind, name, taxCode }, plan, expiry, userIdPrefix, hubRef };
      const made = await call(settings, "POST", "/v1/mailboxes", mailboxShape, { key: idempotencyKey, body });
      return isRefusal(made) ? made : { providerRef: made.providerRef, userId: made.userId };
    },
    async findMailbox(by) {
      const query: Record<string, string> =
        "address" in by ? { address: by.address } : { idempotency_key: by.idempotencyKey };
      const shape = z.object({ mailbox: mailboxShape.nullable() });
      const answer = await read(`/v1/mailboxes?${new URLSearchParams(query)}`, shape);
      return isRefusal(answer) ? answer : answer.mailbox;
    },
    renewMailbox: ({ providerRef, newExpiry, idempotencyKey }) =>
      change(`${pathOf(providerRef)}/renew`, idempotencyKey, { expiry: newExpiry }, mailboxShape),
    setExtras: ({ providerRef, extras, idempotencyKey }) =>
      change(`${pathOf(providerRef)}/extras`, idempotencyKey, extras, mailboxShape),
    setOptions: ({ providerRef, options, idempotencyKey }) =>
      change(`${pathOf(providerRef)}/options`, idempotencyKey, options, mailboxShape),
    async usageOf(providerRef) {
      const usage = z.object({ inboxMb: z.number(), archiveMb: z.number(), sends: z.int().nullable().default(null) });
      const shape = z.object({ usage: usage.nullable() });
      const answer = await read(`${pathOf(providerRef)}/usage`, shape);
      return isRefusal(answer) ? answer : answer.usage;
    },
    watchMailbox: ({ providerRef, idempotencyKey, ...body }) =>
      change(`${pathOf(providerRef)}/watch`, idempotencyKey, body, z.object({ state: watching })),
    unwatchMailbox: ({ providerRef, idempotencyKey, ...body }) =>
      change(`${pathOf(providerRef)}/unwatch`, idempotencyKey, body, mailboxShape),
    async watchedBy(providerRef) {
      const shape = z.object({ watched: z.array(z.object({ address: z.string(), state: watching })) });
      const answer = await read(`${pathOf(providerRef)}/watched`, shape);
      return isRefusal(answer) ? answer : answer.watched;
    },
    suspendMailbox: command("suspend"),
    restoreMailbox: command("restore"),
    closeMailbox: command("close"),
    issueProvisionalPassword: ({ providerRef, idempotencyKey }) =>
      change(
        `${pathOf(providerRef)}/provisional-password`,
        idempotencyKey,
        {},
        z.object({ password: z.string().min(8) }),
      ),
  };
}

function withoutName<T>(answer: Outcome<T, ProviderRefusal>): Outcome<T, ChangeRefusal> {
  return answer as Outcome<T, ChangeRefusal>;
}

async function call<T>(
  settings: HttpProviderSettings,
  method: "GET" | "POST",
  path: string,
  shape: z.ZodType<T>,
  sent?: { key: string; body: object },
): Promise<Outcome<T, ProviderRefusal>> {
  try {
    const response = await fetch(settings.baseUrl + path, {
      method,
      redirect: "error",
      signal: AbortSignal.timeout(settings.timeoutMs ?? 15_000),
      headers: {
        authorization: `Bearer ${settings.apiKey}`,
        accept: "application/json",
        ...(sent && { "content-type": "application/json", "idempotency-key": sent.key }),
      },
      ...(sent && { body: JSON.stringify(sent.body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) return refusalOf(response.status, answer);
    const parsed = shape.safeParse(answer);
    return parsed.success ? parsed.data : refuse("provider-unknown");
  } catch (error) {
    return refuse(neverSent(error) ? "provider-unavailable" : "provider-unknown");
  }
}

/** Nothing was done for 401, 402, 403, 429, 503 (they come before the work); any other 5xx leaves it open. */
function refusalOf(status: number, answer: unknown): Refusal<ProviderRefusal> {
  if ([401, 402, 403, 429, 503].includes(status)) return refuse("provider-unavailable");
  if (status >= 500) return refuse("provider-unknown");
  const { data } = z.object({ code: z.string().max(60) }).safeParse(answer);
  // A 4xx without the provider's own code comes from something in between: not a verdict on the mailbox.
  if (data === undefined) return refuse("provider-unknown");
  if (data.code === "name-taken") return refuse("name-taken");
  return refuse("provider-rejected", { params: { providerCode: data.code } });
}

/** True when the connection itself failed, so that the request can't have reached the provider. */
function neverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(String(code));
}
