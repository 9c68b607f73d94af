import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { tellOwner } from "../store/notices";
import { takeAnyCode } from "../store/second-factor";
import { goOn, lockSession, type SignedIn } from "../store/sessions";
import { trustDevice } from "../store/trusted-devices";

export type GaveCode = SignedIn & { trustedId: string | null };

/**
 * The code of the app, or one from paper, of somebody whose password was right: the session goes on to what is left.
 * With `trust` no code is asked in this browser for thirty days. Refuses `session-ended`, `code-wrong`.
 */
export const giveCode = operation({
  act: "give-code",
  input: z.strictObject({ sessionId: z.uuid(), code: z.string().max(40), trust: z.boolean(), userAgent: z.string() }),
  may: systemOnly,
  audit: ({ sessionId, trust }) => ({ sessionId, trust }),
  run: async (tx, { sessionId, code, trust, userAgent }, context): Promise<Outcome<GaveCode>> => {
    const found = await lockSession(tx, context, sessionId, ["code"]);
    if (isRefusal(found)) return found;
    const { user } = found;
    const taken = await takeAnyCode(tx, user, { code, at: context.now });
    if (isRefusal(taken)) return taken;
    if (taken.recoveryLeft !== null) await tellOwner(tx, context, user, "recovery-code-used");
    const device = { sellerId: context.seller, userId: user.id, userAgent, at: context.now };
    const trustedId = trust ? await trustDevice(tx, device) : null;
    return { ...(await goOn(tx, context, user, { sessionId, proved: true })), trustedId };
  },
});
