import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { LOCALE_COOKIE, localeOr } from "@/lib/i18n/locales";
import type { Outcome } from "@/lib/kernel/refusal";
import { marksIn } from "./device";
import { cookieName, decodeSession, sessionCookieName } from "./next-auth";
import type { Call } from "./operation";
import { networkOf, type Visitor } from "./visitor";

/** Name of the cookie that keeps the marks of a browser, see device.ts. */
export const deviceCookie = (): string => cookieName("sportello-device");

/** Name of the cookie that keeps the tokens of trusted devices. */
export const trustedCookie = (): string => cookieName("sportello-trusted");

/** The browser of the present request. */
export async function visitorOf(): Promise<Visitor> {
  const [given, jar] = await Promise.all([headers(), cookies()]);
  const session = await decodeSession(jar.get(sessionCookieName())?.value);
  return {
    network: networkFrom(given),
    userAgent: plain(given.get("user-agent") ?? ""),
    locale: localeOr(jar.get(LOCALE_COOKIE)?.value),
    devices: marksIn(jar.get(deviceCookie())?.value),
    trusted: marksIn(jar.get(trustedCookie())?.value),
    sessionId: session?.sid ?? null,
  };
}

/** The last address is the one our own server or proxy wrote; those before it are whatever the sender claims. */
export const networkFrom = (given: { get(name: string): string | null }): string =>
  networkOf(given.get("x-forwarded-for")?.split(",").at(-1) ?? "");

const plain = (text: string): string => text.replace(/\P{ASCII}|\p{Cc}/gu, "").slice(0, 200);

/** Gives an act the browser it is asked from; the form itself cannot name one. */
export function fromBrowser<S extends z.ZodType, T>(
  schema: S,
  run: (input: z.input<S> & { visitor: Visitor }, call: Call) => Promise<Outcome<T>>,
) {
  const withVisitor = async (input: z.input<S>, call: Call): Promise<Outcome<T>> =>
    run({ ...(input as object), visitor: await visitorOf() } as z.input<S> & { visitor: Visitor }, call);
  return Object.assign(withVisitor, { schema });
}
