import type { Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { tellOwner } from "../store/notices";
import { cancelIfUsedUp, forgiveAnswers } from "../store/security-info";
import { lockUser } from "../store/users";

/**
 * Writes down how a counted answer was: a right one clears the count, the third wrong one cancels the security
 * information, and its owner is told (acceptance table, row 3).
 */
export const judgeSecurityAnswer = operation({
  act: "judge-security-answer",
  input: z.strictObject({ userId: z.uuid(), right: z.boolean() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { userId, right }, context): Promise<Outcome<{ cancelled: boolean }>> => {
    const user = await lockUser(tx, context.seller, userId);
    if (right) await forgiveAnswers(tx, context.seller, userId);
    const cancelled = !right && (await cancelIfUsedUp(tx, context.seller, userId, context.now));
    if (cancelled && user) await tellOwner(tx, context, user, "security-cancelled");
    return { cancelled };
  },
});
