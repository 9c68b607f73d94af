import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { attempt, forgive, type Limit } from "@/lib/platform/throttle";
import { visitorSchema } from "@/lib/platform/visitor";
import { proveIdentity } from "../operations/prove-identity";
import { isPassword } from "../password-hash";
import { passwordHashOf } from "../queries/sign-in";
import { normalRecoveryCode } from "../recovery-code";
import { proofSchema } from "../schema";
import { isTotpCode } from "../totp";

/** A session left open must not be a place to guess from. */
const LIMIT: Limit = { name: "prove", points: 5, seconds: 900 };
const schema = proofSchema.extend({ visitor: visitorSchema });

/** No password is six digits; ten letters and digits may be one, and are tried as both. */
const looksLikeCode = (text: string) => isTotpCode(text.replace(/\s/g, "")) || normalRecoveryCode(text) !== null;

/**
 * The signed-in user gives the password or a code again. Refuses `proof-wrong`, `too-many-attempts` after five of
 * those, `session-ended`.
 */
export const prove = Object.assign(
  async (raw: z.input<typeof schema>, call: Call): Promise<Outcome<{ userId: string }>> => {
    const parsed = schema.safeParse(raw);
    const userId = actorId(call.actor);
    if (!parsed.success || !userId) return refuse("invalid-input");
    const { proof, visitor } = parsed.data;
    if (!visitor.sessionId) return refuse("session-ended");
    const who = [call.seller, userId, visitor.sessionId];
    if (!(await attempt(LIMIT, ...who)).allowed) return refuse("too-many-attempts");
    const right = await isPassword(await passwordHashOf(call.seller, userId), proof);
    const by = !right && looksLikeCode(proof) ? { code: proof } : { password: right };
    const outcome = await proveIdentity({ sessionId: visitor.sessionId, by }, call);
    if (!isRefusal(outcome)) await forgive(LIMIT, ...who);
    return outcome;
  },
  { schema },
);
