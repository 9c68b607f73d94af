import { cookies } from "next/headers";
import type { z } from "zod";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { deviceCookie, fromBrowser, trustedCookie, visitorOf } from "@/lib/platform/browser";
import { knownMark, marksIn, newMark, withMark } from "@/lib/platform/device";
import {
  cookieOptions,
  encodeSession,
  SESSION_COOKIE_SECONDS,
  type SessionToken,
  sessionCookieName,
} from "@/lib/platform/next-auth";
import type { Call } from "@/lib/platform/operation";
import { actorOf, viewerOfSession } from "@/lib/platform/session";
import type { Visitor } from "@/lib/platform/visitor";
import { endSession } from "../operations/end-sessions";
import type { SignedIn } from "../store/sessions";
import { TRUSTED_DAYS, trustedToken } from "../store/trusted-devices";
import { signIn } from "./sign-in";

const DAY_SECONDS = 24 * 60 * 60;
const YEAR_SECONDS = 365 * DAY_SECONDS;

/** Like `fromBrowser` for signing in: the session and the browser's mark go into cookies. */
export function signingIn<S extends z.ZodType>(
  schema: S,
  run: (input: z.input<S> & { visitor: Visitor }, call: Call) => Promise<Outcome<SignedIn>>,
) {
  return fromBrowser(schema, async (input, call) => {
    const outcome = await run(input, call);
    if (!isRefusal(outcome)) await enter(call.seller, outcome);
    return outcome;
  });
}

/** Like `signingIn` for what follows the password: once nothing is left, this browser is one the user is known by. */
export function goingOn<S extends z.ZodType, T extends SignedIn & { trustedId?: string | null }>(
  schema: S,
  run: (input: z.input<S> & { visitor: Visitor }, call: Call) => Promise<Outcome<T>>,
) {
  return fromBrowser(schema, async (input, call) => {
    const outcome = await run(input, call);
    if (isRefusal(outcome)) return outcome;
    if (!outcome.pending) await markBrowser(call.seller, outcome.userId);
    if (outcome.trustedId) await trustBrowser(call.seller, outcome.userId, outcome.trustedId);
    return outcome;
  });
}

/** After an act that proves who the user is by their mail, their browser is one they are known by. */
export function knownAfter<S extends z.ZodType>(
  operation: ((input: z.input<S>, call: Call) => Promise<Outcome<{ userId: string }>>) & { schema: S },
) {
  const andMark = async (input: z.input<S>, call: Call) => {
    const outcome = await operation(input, call);
    if (!isRefusal(outcome)) await markBrowser(call.seller, outcome.userId);
    return outcome;
  };
  return Object.assign(andMark, { schema: operation.schema });
}

/** next-auth's way in: the same operation, with the browser of the present request. */
export async function signInByCredentials(given: Record<"seller" | "login" | "password", string>) {
  const { seller, login, password } = given;
  if (typeof seller !== "string") return null;
  const asked = { login, password, visitor: await visitorOf() };
  const outcome = await signIn(asked, { seller, actor: { kind: "anonymous" } });
  return isRefusal(outcome) ? null : { id: outcome.sessionId, sid: outcome.sessionId, seller };
}

/** Ends the row of a session, whoever holds its cookie. */
export async function endSessionOf({ seller, sid }: SessionToken): Promise<void> {
  const viewer = await viewerOfSession(seller, sid);
  if (viewer) await endSession({ sessionId: sid }, { seller, actor: actorOf(viewer) });
}

/** The cookie names a session that waits for a code as well; only its row says whether it lets in. */
async function enter(seller: string, { sessionId, userId, pending }: SignedIn): Promise<void> {
  const jar = await cookies();
  const session = await encodeSession({ sid: sessionId, seller });
  jar.set(sessionCookieName(), session, { ...cookieOptions(), maxAge: SESSION_COOKIE_SECONDS });
  if (!pending) await markBrowser(seller, userId);
}

async function trustBrowser(seller: string, userId: string, trustedId: string): Promise<void> {
  const jar = await cookies();
  const tokens = withMark(marksIn(jar.get(trustedCookie())?.value), trustedToken(seller, userId, trustedId));
  jar.set(trustedCookie(), tokens, { ...cookieOptions(), maxAge: TRUSTED_DAYS * DAY_SECONDS });
}

/** Makes this browser one the user is known by: whoever proved to be them here is not locked out by others elsewhere. */
export async function markBrowser(seller: string, userId: string): Promise<void> {
  const jar = await cookies();
  const marks = marksIn(jar.get(deviceCookie())?.value);
  const mark = knownMark(seller, userId, marks) ?? newMark(seller, userId);
  jar.set(deviceCookie(), withMark(marks, mark), { ...cookieOptions(), maxAge: YEAR_SECONDS });
}

/** Takes the session out of this browser; the mark stays, so that its owner is known again. */
export async function leave(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}
