import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { knownMark } from "@/lib/platform/device";
import type { Call } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { type GaveCode, giveCode as giveCodeAct } from "../operations/give-code";
import { renewExpiredPassword as renewAct } from "../operations/renew-expired-password";
import { waitingSession } from "../queries/sign-in";
import { codeSchema, newPasswordSchema } from "../schema";
import type { SignedIn } from "../store/sessions";
import { type CodeAttempt, forgetCodes, mayGiveCode } from "./code-limits";

// What is left to do after the password. The session is the one this browser's cookie names; it lets nobody in yet, so
// these acts are the product's own.
const by = (seller: string) => ({ seller, actor: SYSTEM("sign-in") });

const codeInput = codeSchema.extend({ visitor: visitorSchema });

/**
 * The code after the password. Counted before it is looked at. Refuses `too-many-attempts` (five wrong ones),
 * `code-wrong`, `session-ended`.
 */
export const giveCode = Object.assign(
  async (raw: z.input<typeof codeInput>, { seller }: Call): Promise<Outcome<GaveCode>> => {
    const parsed = codeInput.safeParse(raw);
    if (!parsed.success) return refuse("invalid-input");
    const { code, trust, visitor } = parsed.data;
    const waiting = await waitingSession(seller, visitor.sessionId);
    if (waiting?.pending !== "code") return refuse("session-ended");
    const { sessionId, userId } = waiting;
    const mark = knownMark(seller, userId, visitor.devices);
    const attempted: CodeAttempt = { seller, userId, network: visitor.network, mark };
    if (!(await mayGiveCode(attempted))) return refuse("too-many-attempts");
    const outcome = await giveCodeAct({ sessionId, code, trust, userAgent: visitor.userAgent }, by(seller));
    if (!isRefusal(outcome)) await forgetCodes(attempted);
    return outcome;
  },
  { schema: codeInput },
);

const passwordInput = newPasswordSchema.extend({ visitor: visitorSchema });

/** The new password in the place of an expired one, just given. Refuses like `renewExpiredPassword`. */
export const renewExpiredPassword = Object.assign(
  async (raw: z.input<typeof passwordInput>, { seller }: Call): Promise<Outcome<SignedIn>> => {
    const parsed = passwordInput.safeParse(raw);
    if (!parsed.success) return refuse("invalid-input");
    const { password, visitor } = parsed.data;
    if (!visitor.sessionId) return refuse("session-ended");
    return renewAct({ sessionId: visitor.sessionId, password }, by(seller));
  },
  { schema: passwordInput },
);
