import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { policyOf } from "@/lib/sellers/queries";
import { countSecurityAnswer } from "../operations/count-security-answer";
import { judgeSecurityAnswer } from "../operations/judge-security-answer";
import { resetPassword as resetPasswordAct } from "../operations/reset-password";
import { isPassword, strangersHash } from "../password-hash";
import { answerHashOf, resetAsked } from "../queries/security";
import { resetPasswordSchema } from "../schema";
import { normalAnswer } from "../security-answer";

/**
 * Chooses a new password by a mailed link and, where its owner set one, by the answer to the security question. Each
 * answer is counted before it is looked at; the third wrong one cancels the security information. Refuses like
 * `resetPassword`.
 */
export const resetPassword = Object.assign(
  async (raw: z.input<typeof resetPasswordSchema>, call: Call): Promise<Outcome<{ userId: string }>> => {
    const parsed = resetPasswordSchema.safeParse(raw);
    const policy = await policyOf(call.seller);
    if (!parsed.success || !policy) return refuse("invalid-input");
    const { token, password, answer = "" } = parsed.data;
    const asked = await resetAsked(call.seller, token, policy.access);
    if (!asked?.question) return resetPasswordAct({ token, password }, call);
    const answered = await isAnswer(call.seller, asked.userId, answer);
    return isRefusal(answered) ? answered : resetPasswordAct({ token, password, answered: true }, call);
  },
  { schema: resetPasswordSchema },
);

async function isAnswer(seller: string, userId: string, answer: string): Promise<Outcome<true>> {
  const wrong = refuse("answer-wrong", { field: "answer" });
  const normal = normalAnswer(answer);
  if (normal === "") return wrong;
  const ours = { seller, actor: SYSTEM("recovery") };
  const counted = await countSecurityAnswer({ userId }, ours);
  if (isRefusal(counted)) return counted;
  const right = await isPassword((await answerHashOf(seller, userId)) ?? (await strangersHash()), normal);
  const judged = await judgeSecurityAnswer({ userId, right }, ours);
  if (isRefusal(judged)) return judged;
  return right || (judged.cancelled ? refuse("security-cancelled") : wrong);
}
