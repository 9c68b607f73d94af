import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { tellOwner } from "../store/notices";
import { replaceRecoveryCodes } from "../store/recovery-codes";
import { takeCode } from "../store/second-factor";
import { goOn, lockSession, type SignedIn } from "../store/sessions";

/**
 * The first code of the app turns the second factor on, with the hashes of its recovery codes: of somebody signed in, or
 * of somebody who may not come in without. Refuses `session-ended`, `code-wrong`.
 */
export const confirmSecondFactor = operation({
  act: "confirm-second-factor",
  input: z.strictObject({
    sessionId: z.uuid(),
    code: z.string().max(40),
    recoveryHashes: z.array(z.string().max(64)).min(1).max(20),
  }),
  may: (actor) => actor.kind === "user" || actor.kind === "system",
  audit: ({ sessionId }) => ({ sessionId }),
  run: async (tx, { sessionId, code, recoveryHashes }, context): Promise<Outcome<SignedIn>> => {
    const waitingFor = context.actor.kind === "user" ? null : "enrol";
    const found = await lockSession(tx, context, sessionId, [waitingFor]);
    if (isRefusal(found)) return found;
    const { user } = found;
    const typed = code.replace(/\s/g, "");
    if (!(await takeCode(tx, user, { code: typed, at: context.now, confirm: true })))
      return refuse("code-wrong", { field: "code" });
    await replaceRecoveryCodes(tx, user, recoveryHashes, context.now);
    await tellOwner(tx, context, user, "second-factor-on");
    return goOn(tx, context, user, { sessionId, proved: true });
  },
});
