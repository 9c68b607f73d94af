import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation, z } from "@/lib/platform/operation";
import { endSessions } from "../store/users";

const ownOnly = { may: (actor: { kind: string }) => actor.kind === "user" };

/** Ends one of the user's own sessions: signing out, or a browser left somewhere. `not-found` when it is not theirs. */
export const endSession = operation({
  ...ownOnly,
  act: "end-session",
  input: z.strictObject({ sessionId: z.uuid() }),
  audit: (input) => input,
  run: async (tx, { sessionId }, { seller, actor, now }): Promise<Outcome<{ ended: number }>> => {
    const userId = actorId(actor) ?? "";
    const own = await tx.session.findFirst({ where: { sellerId: seller, userId, id: sessionId } });
    if (!own) return refuse("not-found");
    return { ended: await endSessions(tx, seller, userId, now, { only: sessionId }) };
  },
});

/** Ends all of the user's sessions but the one named. */
export const endAllSessions = operation({
  ...ownOnly,
  act: "end-all-sessions",
  input: z.strictObject({ except: z.uuid().optional() }),
  audit: ({ except }) => ({ except: except ?? null }),
  run: async (tx, { except }, { seller, actor, now }): Promise<Outcome<{ ended: number }>> => ({
    ended: await endSessions(tx, seller, actorId(actor) ?? "", now, { except: except ?? null }),
  }),
});
