import type { AuthOptions, User } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { config } from "./config";
import { isId } from "./ids";

/** All that a session's cookie says: which row of Session, of which seller. Everything else is read from that row. */
export interface SessionToken {
  sid: string;
  seller: string;
}

const DAY_SECONDS = 24 * 60 * 60;
/** The cookie outlives no session: the row decides, this only lets browsers forget. In seconds. */
export const SESSION_COOKIE_SECONDS = 14 * DAY_SECONDS;

const isSecure = (): boolean => config().appUrl.startsWith("https:");

/** Name of one of our cookies: bound to the host and to https wherever the shop is served by https. */
export const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
export const sessionCookieName = (): string => cookieName("sportello-session");

/** The key of the session tokens; a missing one stops everything rather than signing with nothing. */
function secret(): string {
  const found = config().keys.session;
  if (!found) throw new Error("NEXTAUTH_SECRET is missing");
  return found;
}

export const encodeSession = ({ sid, seller }: SessionToken): Promise<string> =>
  encode({ token: { sid, seller }, secret: secret(), maxAge: SESSION_COOKIE_SECONDS });

/** What a session's cookie says, or null when it is not one of ours, was altered or is too old. */
export async function decodeSession(cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: secret() }).catch(() => null);
  if (typeof token?.sid !== "string" || !isId(token.sid) || typeof token.seller !== "string") return null;
  return { sid: token.sid, seller: token.seller };
}

/** A session opened by `authorize`: next-auth asks for an id, ours is the session's. */
export type OpenedSession = User & SessionToken;
type Credentials = Record<"seller" | "login" | "password", string>;

/** What next-auth asks of the shop: to sign somebody in, by the same operation as the page, and to end a session. */
interface Doors {
  signIn: (credentials: Credentials) => Promise<OpenedSession | null>;
  signOut: (token: SessionToken) => Promise<void>;
}

/** next-auth's settings: credentials, a JWT that holds the session's id and seller and nothing else. */
export function authOptions({ signIn, signOut }: Doors): AuthOptions {
  process.env.NEXTAUTH_URL ??= config().appUrl;
  return {
    secret: secret(),
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    providers: [
      CredentialsProvider({
        credentials: { seller: {}, login: {}, password: { type: "password" } },
        authorize: (given) => (given ? signIn(given) : null),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        const { sid, seller } = (user ?? token) as Partial<SessionToken>;
        return { sid, seller };
      },
      session: ({ session, token }) => ({ expires: session.expires, seller: token.seller }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string" && typeof token.seller === "string")
          await signOut({ sid: token.sid, seller: token.seller });
      },
    },
  };
}
