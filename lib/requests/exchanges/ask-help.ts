import type { z } from "zod";
import { fileOfToken } from "@/lib/documents/store/attachments";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { attempt, evenly, type Limit } from "@/lib/platform/throttle";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";
import { askHelp as ask } from "../operations/ask-help";
import { type HelpAsked, helpSchema } from "../schema";

const PER_NETWORK: Limit = { name: "help-network", points: 30, seconds: 3600 };
const PER_ADDRESS: Limit = { name: "help-address", points: 5, seconds: 3600 };
/** Longer than the act takes, found or not. In milliseconds. */
const ANSWER_MS = 350;

/** A form of "Assistenza": counted, answered after the same time. Refuses like the act, and `too-many-attempts`. */
export function askHelp(
  { visitor, ...raw }: z.input<typeof helpSchema> & { visitor: Visitor },
  call: Call,
): Promise<Outcome<{ requestId: string; linkId: string }>> {
  return evenly(ANSWER_MS, async () => {
    const parsed = helpSchema.safeParse(raw);
    if (!parsed.success || !visitorSchema.safeParse(visitor).success) return refuse("invalid-input");
    const asked = parsed.data;
    const network = await attempt(PER_NETWORK, call.seller, visitor.network);
    const address = await attempt(PER_ADDRESS, call.seller, "address" in asked ? asked.address : asked.sender);
    if (!network.allowed || !address.allowed) return refuse("too-many-attempts");
    const files = filesOf(call.seller, asked);
    return files
      ? ask({ asked: raw as z.input<typeof helpSchema>, files }, call)
      : refuse("file-unknown", { field: "signed" in asked ? "signed" : "front" });
  });
}

/** The kept files that the form speaks of; null when one of them is not ours. */
function filesOf(seller: string, asked: HelpAsked) {
  if ("signed" in asked) {
    const signed = fileOfToken(seller, asked.signed);
    return signed ? [{ kind: "signed" as const, fileId: signed }] : null;
  }
  if (!("front" in asked)) return [];
  const front = fileOfToken(seller, asked.front);
  const back = asked.back ? fileOfToken(seller, asked.back) : null;
  if (!front || (asked.back && !back)) return null;
  return [
    { kind: "identity-front" as const, fileId: front },
    ...(back && back !== front ? [{ kind: "identity-back" as const, fileId: back }] : []),
  ];
}
