import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { type Actor, actorId, SYSTEM } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { attempt, type Limit } from "@/lib/platform/throttle";
import type { Visitor } from "@/lib/platform/visitor";
import { confirmSecondFactor } from "../operations/confirm-second-factor";
import { renewRecoveryCodes } from "../operations/renew-recovery-codes";
import { waitingSession } from "../queries/sign-in";
import { newRecoveryCodes, normalRecoveryCode } from "../recovery-code";
import { recoveryCodeHash } from "../store/recovery-codes";
import type { SignedIn } from "../store/sessions";

/** More than anybody needs to type one code. */
const TRIES: Limit = { name: "enrol-code", points: 20, seconds: 900 };

/** Recovery codes exist in this answer only: what is kept, also of the act, are their hashes. */
export type WithCodes<T> = T & { codes: string[] };

function freshCodes(seller: string, userId: string): { codes: string[]; recoveryHashes: string[] } {
  const codes = newRecoveryCodes();
  const hashOf = (code: string) => recoveryCodeHash(seller, userId, normalRecoveryCode(code) ?? code);
  return { codes, recoveryHashes: codes.map(hashOf) };
}

/** Whose second factor it is: the signed-in user's, or theirs who may not come in without one. */
async function whose({ seller, actor }: Call, sessionId: string | null): Promise<{ userId: string; by: Actor } | null> {
  if (actor.kind === "user") return { userId: actor.userId, by: actor };
  const waiting = await waitingSession(seller, sessionId);
  return waiting?.pending === "enrol" ? { userId: waiting.userId, by: SYSTEM("sign-in") } : null;
}

/**
 * The first code of an app: turns the second factor on and answers the recovery codes, once. Refuses like
 * `confirmSecondFactor`, and `too-many-attempts`.
 */
export async function enrol(
  { code, visitor }: { code: string; visitor: Visitor },
  call: Call,
): Promise<Outcome<WithCodes<SignedIn>>> {
  const who = await whose(call, visitor.sessionId);
  if (!who || !visitor.sessionId) return refuse("session-ended");
  if (!(await attempt(TRIES, call.seller, who.userId)).allowed) return refuse("too-many-attempts");
  const { codes, recoveryHashes } = freshCodes(call.seller, who.userId);
  const given = { sessionId: visitor.sessionId, code, recoveryHashes };
  const outcome = await confirmSecondFactor(given, { seller: call.seller, actor: who.by });
  return isRefusal(outcome) ? outcome : { ...outcome, codes };
}

/** New recovery codes, answered once. Refuses like `renewRecoveryCodes`. */
export async function renewCodes(
  { visitor }: { visitor: Visitor },
  call: Call,
): Promise<Outcome<WithCodes<{ userId: string }>>> {
  const { codes, recoveryHashes } = freshCodes(call.seller, actorId(call.actor) ?? "");
  const outcome = await renewRecoveryCodes({ visitor, recoveryHashes }, { seller: call.seller, actor: call.actor });
  return isRefusal(outcome) ? outcome : { ...outcome, codes };
}
