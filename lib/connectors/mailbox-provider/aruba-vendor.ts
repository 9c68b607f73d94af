import { epochMs } from "@/lib/platform/clock";
import { codeOf, tokenShape } from "./aruba-shapes";
import { speaker } from "./speak";
import { exchange } from "./transport";

export interface ArubaSettings {
  /** "https://publicapi-areaclienti.arubapec.it/service". */
  baseUrl: string;
  username: string;
  password: string;
  /** Milliseconds before an answer is given up; default 20000. */
  timeoutMs?: number;
  /** Milliseconds within which a request whose answer was lost shows, if it was received. */
  settleMs: number;
}

export type ArubaCall = ReturnType<typeof arubaCall>;
export const ACCOUNTS = "/public/partner/pec/v3/accounts";
const EARLY_MS = 30_000;

/** Speaks with Aruba's partner service; a token lives some minutes and is asked for anew. */
export function arubaCall({ baseUrl, username, password, timeoutMs = 20_000 }: ArubaSettings) {
  let known: { token: string; untilMs: number } | null = null;
  const ask = async (): Promise<typeof known> => {
    const url = `${baseUrl}/public/auth/v2/token`;
    const answer = await exchange({ method: "POST", url, headers: {}, body: { username, password }, timeoutMs });
    if (typeof answer === "string" || answer.status !== 200) return null;
    const token = tokenShape.safeParse(jsonIn(answer.text));
    if (!token.success) return null;
    return { token: token.data.accessToken, untilMs: epochMs() + token.data.expiresIn * 1000 - EARLY_MS };
  };
  return speaker({
    vendor: "aruba",
    baseUrl,
    timeoutMs,
    codeOf,
    async token() {
      if (!known || known.untilMs <= epochMs()) known = await ask();
      return known?.token ?? null;
    },
    forgetToken() {
      known = null;
    },
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
