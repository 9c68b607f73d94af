import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { addSession, type SignedIn } from "../store/sessions";
import { isTrusted } from "../store/trusted-devices";
import { lockUser } from "../store/users";

/**
 * Records an attempt to sign in, already judged, and opens the session if it was right: one that lets in, or waits for
 * what is left (`pending`). One refusal, `sign-in-failed`, for a wrong password, somebody unknown and a closed door: the
 * audit log alone tells them apart. `trusted`: rows of the user's own browsers that this one claims to be.
 */
export const openSession = operation({
  act: "sign-in",
  input: z.strictObject({
    userId: z.uuid().nullable(),
    verdict: z.enum(["right", "wrong", "locked"]),
    userAgent: z.string(),
    trusted: z.array(z.uuid()).max(10).default([]),
  }),
  may: systemOnly,
  audit: ({ userId, verdict }) => ({ userId, verdict }),
  run: async (tx, { userId, verdict, userAgent, trusted }, context): Promise<Outcome<SignedIn>> => {
    if (!userId || verdict !== "right") return refuse("sign-in-failed");
    const { seller, now: at } = context;
    const user = await lockUser(tx, seller, userId);
    if (!user) return refuse("sign-in-failed");
    const proved = await isTrusted(tx, { sellerId: seller, userId, ids: trusted, at });
    return addSession(tx, context, user, { userAgent, proved });
  },
});
