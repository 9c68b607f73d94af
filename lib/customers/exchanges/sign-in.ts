import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { knownMark } from "@/lib/platform/device";
import type { Call } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { openSession } from "../operations/open-session";
import { isPassword, strangersHash } from "../password-hash";
import { accountOf } from "../queries";
import { signInSchema } from "../schema";
import type { SignedIn } from "../store/sessions";
import { trustedIds } from "../store/trusted-devices";
import { forget, mayTry } from "./sign-in-limits";

const schema = signInSchema.extend({ visitor: visitorSchema });

/**
 * Opens a session for a user name or address and its password, which may wait for a code (`pending`). The attempt is counted first, the password is verified
 * even for nobody, and the refusal is always `sign-in-failed`: neither words nor time tell who exists or is locked.
 */
async function attemptSignIn(raw: z.input<typeof schema>, call: Call): Promise<Outcome<SignedIn>> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refuse("invalid-input");
  const { login, password, visitor } = parsed.data;
  const [user, nobody] = await Promise.all([accountOf(call.seller, login), strangersHash()]);
  const account = user?.id ?? login;
  const mark = knownMark(call.seller, account, visitor.devices);
  const from = { seller: call.seller, account, network: visitor.network, mark };
  const open = await mayTry(from);
  const right = (await isPassword(user?.passwordHash ?? nobody, password)) && user !== null;
  const verdict = !open ? "locked" : right ? "right" : "wrong";
  const trusted = trustedIds(call.seller, account, visitor.trusted);
  const attempted = { userId: user?.id ?? null, verdict, userAgent: visitor.userAgent, trusted } as const;
  const outcome = await openSession(attempted, { seller: call.seller, actor: SYSTEM("sign-in") });
  if (!isRefusal(outcome)) await forget(from);
  return outcome;
}

export const signIn = Object.assign(attemptSignIn, { act: openSession.act, schema });
