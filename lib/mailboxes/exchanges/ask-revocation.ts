import type { z } from "zod";
import { fileOfToken } from "@/lib/documents/store/attachments";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { attempt, evenly, type Limit } from "@/lib/platform/throttle";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";
import { askRevocation as ask } from "../operations/ask-revocation";
import { revocationInput } from "../schema";

const PER_NETWORK: Limit = { name: "revocation-network", points: 30, seconds: 3600 };
const PER_CODE: Limit = { name: "revocation-code", points: 5, seconds: 3600 };
/** Longer than the act takes, found or not. In milliseconds. */
const ANSWER_MS = 350;

/** The form of a revocation: counted, answered after the same time. Refuses like the act, and `too-many-attempts`. */
export function askRevocation(
  { visitor, ...raw }: z.input<typeof revocationInput> & { visitor: Visitor },
  call: Call,
): Promise<Outcome<{ requestId: string; linkId: string }>> {
  return evenly(ANSWER_MS, async () => {
    const parsed = revocationInput.safeParse(raw);
    if (!parsed.success || !visitorSchema.safeParse(visitor).success) return refuse("invalid-input");
    const { front, back, ...given } = parsed.data;
    const network = await attempt(PER_NETWORK, call.seller, visitor.network);
    const code = await attempt(PER_CODE, call.seller, given.userCode);
    if (!network.allowed || !code.allowed) return refuse("too-many-attempts");
    const [first, second] = [fileOfToken(call.seller, front), back ? fileOfToken(call.seller, back) : null];
    if (!first || (back && !second)) return refuse("file-unknown", { field: "front" });
    const files = [
      { kind: "identity-front" as const, fileId: first },
      ...(second && second !== first ? [{ kind: "identity-back" as const, fileId: second }] : []),
    ];
    return ask({ ...given, files }, call);
  });
}
