import type { z } from "zod";
import { type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import { epochMs } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { instantOf } from "../instant";
import type { ChangeRefusal } from "./port";
import { exchange, type Request } from "./transport";

export type Said<T> = Outcome<T, ChangeRefusal>;

/** How a vendor is spoken to. */
export interface Manner {
  vendor: string;
  baseUrl: string;
  timeoutMs: number;
  /** The bearer token; null when none can be had now. */
  token(): Promise<string | null>;
  /** A token was refused. */
  forgetToken(): void;
  /** The vendor's own code in an answer that is a no; null when the answer isn't the vendor's. */
  codeOf(answer: unknown): string | null;
}

const LONGEST_HUSH_MS = 15 * 60_000;

/**
 * Speaks JSON with a vendor that takes no idempotency keys. Nothing was done for 401, 402 (the seller's wallet is empty),
 * 403 and 429, nor for a 503 in the vendor's own words; after a 429 nobody is asked until it says. Any other 5xx, a page
 * in HTML, a lost answer or one nobody can read leave it open. Logs say vendor and status, never what was sent.
 */
export function speaker(manner: Manner) {
  let hushedUntil = 0;
  return async <T>(method: Request["method"], path: string, shape: z.ZodType<T>, body?: object): Promise<Said<T>> => {
    if (epochMs() < hushedUntil) return refuse("provider-unavailable");
    const token = await manner.token();
    if (token === null) return refuse("provider-unavailable");
    const headers = { authorization: `Bearer ${token}` };
    const { baseUrl, timeoutMs } = manner;
    const answer = await exchange({ method, url: baseUrl + path, headers, body, timeoutMs });
    if (answer === "never-sent") return refuse("provider-unavailable");
    if (answer === "lost") return refuse("provider-unknown");
    const { status } = answer;
    if (status === 401) manner.forgetToken();
    if (status === 429) hushedUntil = epochMs() + hushMs(answer.retryAfter);
    if (status === 401 || status === 402 || status === 403 || status === 429)
      log.warn({ vendor: manner.vendor, status }, "the mailbox provider serves us not");
    return judge(manner, status, jsonIn(answer.text), shape);
  };
}

function judge<T>(manner: Manner, status: number, answer: unknown, shape: z.ZodType<T>): Said<T> {
  const code = manner.codeOf(answer);
  if ([401, 402, 403, 429].includes(status) || (status === 503 && code !== null)) return refuse("provider-unavailable");
  if (status >= 500 || (status >= 300 && code === null)) return refuse("provider-unknown");
  if (status >= 300 || code !== null) return rejected(code ?? "");
  const parsed = shape.safeParse(answer);
  return parsed.success ? parsed.data : refuse("provider-unknown");
}

/** A permanent no, with the vendor's code or a word of ours. */
export const rejected = (providerCode: string): Refusal<"provider-rejected"> =>
  refuse("provider-rejected", { params: { providerCode: providerCode.slice(0, 100) } });

/** Their clocks and ours may differ by so much. */
const CLOCKS_MS = 10 * 60_000;

/** True when something came to be (milliseconds since 1970) at an ISO instant or later; untold is not older. */
export const isSince = (atMs: number | undefined, since: string): boolean => {
  const from = instantOf(since);
  return atMs === undefined || !from || atMs >= from.epochMilliseconds - CLOCKS_MS;
};

/** The vendor has no such service. */
export const notOffered = (what: string): Refusal<"provider-not-offered"> =>
  refuse("provider-not-offered", { params: { what } });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `Retry-After` in milliseconds, a minute when it doesn't say. */
function hushMs(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_HUSH_MS) : 60_000;
}
