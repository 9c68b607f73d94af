import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";

const STATES = { watched: "watched", "wrong-password": "wrong_password", refused: "refused" } as const;

/**
 * The provider was told of a watched mailbox, as it stood in a round: its password is forgotten here, or the row goes.
 * Refuses `watch-changed` when its owner changed it meanwhile.
 */
export const recordWatch = operation({
  act: "record-watch",
  input: z.strictObject({
    watchedId: z.uuid(),
    round: z.int(),
    told: z.enum(["watched", "wrong-password", "refused", "removed"]),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { watchedId, round, told }, context) => {
    const where = { sellerId: context.seller, id: watchedId, round };
    const { count } =
      told === "removed"
        ? await tx.watchedMailbox.deleteMany({ where })
        : await tx.watchedMailbox.updateMany({
            where,
            data: { state: STATES[told], passwordSealed: null, updatedAt: instantToDb(context.now) },
          });
    return count === 1 ? { watchedId } : refuse("watch-changed");
  },
});
