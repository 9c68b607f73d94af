import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { countAnswer } from "../store/security-info";

/** Counts an answer to a security question before it is looked at. Refuses `security-cancelled` when none is left. */
export const countSecurityAnswer = operation({
  act: "count-security-answer",
  input: z.strictObject({ userId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { userId }, { seller }): Promise<Outcome<{ userId: string }>> =>
    (await countAnswer(tx, seller, userId)) ? { userId } : refuse("security-cancelled"),
});
