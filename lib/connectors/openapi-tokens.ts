import { z } from "zod";
import { epochMs } from "@/lib/platform/clock";

/** How a bearer token is had: one that was made by hand, or by the account's own key. */
export type Access = { token: string } | { email: string; apiKey: string; oauthUrl: string };

const HOUR_MS = 3_600_000;
const WEEK_SECONDS = 7 * 24 * 3600;
const shape = z.object({
  data: z.object({ token: z.string().min(1), expireAt: z.string().optional() }).optional(),
  token: z.string().optional(),
});

/**
 * Gives bearer tokens of openapi.com: asked for with the account's e-mail and key (Basic), kept until an hour before they
 * end; null when there is none to be had now. `scopes`: "GET:sdi.openapi.it/invoices". `forget` drops one that was refused.
 */
export function tokens(access: Access, scopes: readonly string[], timeoutMs: number) {
  let known: { token: string; untilMs: number } | null = null;
  return {
    async get(): Promise<string | null> {
      if ("token" in access) return access.token;
      if (known && known.untilMs > epochMs()) return known.token;
      const asked = await ask(access, scopes, timeoutMs);
      if (!asked) return null;
      known = { token: asked, untilMs: epochMs() + WEEK_SECONDS * 1000 - HOUR_MS };
      return asked;
    },
    forget(): void {
      known = null;
    },
  };
}

async function ask(
  access: Exclude<Access, { token: string }>,
  scopes: readonly string[],
  timeoutMs: number,
): Promise<string | null> {
  const basic = Buffer.from(`${access.email}:${access.apiKey}`).toString("base64");
  try {
    const response = await fetch(`${access.oauthUrl}/tokens`, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      headers: { authorization: `Basic ${basic}`, "content-type": "application/json" },
      body: JSON.stringify({ scopes, name: "Sportello", ttl: WEEK_SECONDS }),
    });
    const answer = shape.safeParse(await response.json());
    return response.ok && answer.success ? (answer.data.data?.token ?? answer.data.token ?? null) : null;
  } catch {
    return null;
  }
}
