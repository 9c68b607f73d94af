import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { hashPassword } from "../password-hash";
import { checkAnswer } from "../security-answer";
import { tellOwner } from "../store/notices";
import { removeSecurityInfo, writeSecurityInfo } from "../store/security-info";
import { lockProved } from "../store/sessions";

/**
 * The signed-in user's question and answer for when the password is forgotten, in the place of whatever was there (also
 * of what three wrong answers cancelled). Refuses `security-questions-off` where the seller asks none,
 * `answer-too-short`, `answer-in-question`, `prove-again`, `session-ended`.
 */
export const setSecurityQuestion = operation({
  act: "set-security-question",
  input: z.strictObject({
    question: z.string().min(1).max(200),
    answer: z.string().min(1).max(200),
    visitor: visitorSchema,
  }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { question, answer, visitor }, context): Promise<Outcome<{ userId: string }>> => {
    if (!context.policy.access.securityQuestions) return refuse("security-questions-off");
    const normal = checkAnswer(question, answer);
    if (isRefusal(normal)) return normal;
    const answerHash = await hashPassword(normal);
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    await writeSecurityInfo(tx, found.user, { question, answerHash, at: context.now });
    await tellOwner(tx, context, found.user, "security-question-set");
    return { userId: found.user.id };
  },
});

/** Does without a security question again. Refuses `prove-again`, `session-ended`, `not-found`. */
export const removeSecurityQuestion = operation({
  act: "remove-security-question",
  input: z.strictObject({ visitor: visitorSchema }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { visitor }, context): Promise<Outcome<{ userId: string }>> => {
    const found = await lockProved(tx, context, visitor.sessionId);
    if (isRefusal(found)) return found;
    const { user } = found;
    if ((await removeSecurityInfo(tx, context.seller, user.id)).count === 0) return refuse("not-found");
    await tellOwner(tx, context, user, "security-question-removed");
    return { userId: user.id };
  },
});
