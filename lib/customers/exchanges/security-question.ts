import type { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { setSecurityQuestion } from "../operations/set-security-question";
import { securityQuestionSchema } from "../schema";

const input = securityQuestionSchema.safeExtend({ visitor: visitorSchema });

/** A question from the list, kept by its name so that it is read in its owner's language, or one's own words. */
export async function chooseQuestion(raw: z.input<typeof input>, call: Call): Promise<Outcome<{ userId: string }>> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) return refuse("invalid-input");
  const { question, own, answer, visitor } = parsed.data;
  return setSecurityQuestion({ question: question === "own" ? own : question, answer, visitor }, call);
}
