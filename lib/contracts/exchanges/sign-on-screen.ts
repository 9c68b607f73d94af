import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { tryCode } from "@/lib/platform/one-time-code";
import type { Call, z } from "@/lib/platform/operation";
import type { Sender } from "@/lib/platform/sender";
import { signOnScreen } from "../operations/sign-on-screen";
import { signOnScreenForm } from "../schema";

/**
 * Tries the code and signs. The attempt is counted on its own first, so that guesses made at once are all counted.
 * Refuses `code-missing`, `code-expired`, `code-spent`, `code-wrong` {left}, and like `signOnScreen`.
 */
export async function signWithCode(
  input: z.input<typeof signOnScreenForm>,
  from: Sender,
  call: Call,
): Promise<Outcome<{ documentId: string; standsAlone: boolean }>> {
  const { code, orderId, contractId, mark } = signOnScreenForm.parse(input);
  const subject = { seller: call.seller, purpose: "sign-contract" as const, subjectId: orderId };
  const tried = await tryCode(subject, code, call.at ?? now());
  if (isRefusal(tried)) return tried;
  return signOnScreen({ orderId, contractId, codeId: tried.codeId, mark, from }, call);
}
