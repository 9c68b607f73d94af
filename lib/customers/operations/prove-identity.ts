import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { tellOwner } from "../store/notices";
import { takeAnyCode } from "../store/second-factor";
import { lockSession, markProved } from "../store/sessions";

/**
 * The signed-in user gives the password (already judged) or a code once more, for the acts that a session left open
 * must not be enough for. Refuses `proof-wrong`, `session-ended`.
 */
export const proveIdentity = operation({
  act: "prove-identity",
  input: z.strictObject({
    sessionId: z.uuid(),
    by: z.union([z.strictObject({ password: z.boolean() }), z.strictObject({ code: z.string().max(40) })]),
  }),
  may: (actor) => actor.kind === "user",
  audit: ({ sessionId, by }) => ({ sessionId, by: "code" in by ? "code" : "password" }),
  run: async (tx, { sessionId, by }, context): Promise<Outcome<{ userId: string }>> => {
    const found = await lockSession(tx, context, sessionId, [null]);
    if (isRefusal(found)) return found;
    const { user } = found;
    const wrong = refuse("proof-wrong", { field: "proof" });
    if ("password" in by) {
      if (!by.password) return wrong;
    } else {
      const taken = await takeAnyCode(tx, user, { code: by.code, at: context.now });
      if (isRefusal(taken)) return wrong;
      if (taken.recoveryLeft !== null) await tellOwner(tx, context, user, "recovery-code-used");
    }
    await markProved(tx, context.seller, sessionId, context.now);
    return { userId: user.id };
  },
});
