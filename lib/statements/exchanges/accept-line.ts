import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { isClass } from "../classes";
import { applyLine, type LineApplied } from "../operations/apply-line";
import { lineToMatch, payableByCode } from "../queries/choices";
import { acceptLineInput, type MatchPart, splitLineInput } from "../schema";

/**
 * What a person of the accounting chose for a line, whole or in part. Refuses `line-unknown`, `class-not-possible` and
 * like `applyLine`.
 */
export const acceptLine = Object.assign(
  async (input: z.input<typeof acceptLineInput>, call: Call): Promise<Outcome<LineApplied>> => {
    const { lineId, choice, amount, note } = acceptLineInput.parse(input);
    const line = await lineToMatch(call.seller, lineId);
    if (!line) return refuse("line-unknown");
    const part = partOf(choice, amount ? amount * Math.sign(line.amountCents) : line.leftCents);
    if (!part) return refuse("class-not-possible");
    const proposal = line.proposals.find(({ kind, id }) => `${kind}:${id}` === choice);
    const why = proposal ? { score: proposal.score, reasons: proposal.reasons } : {};
    return applyLine({ lineId, parts: [part], note, ...why }, call);
  },
  { schema: acceptLineInput },
);

function partOf(choice: string, amountCents: number): MatchPart | null {
  const [kind, ...rest] = choice.split(":");
  const id = rest.join(":");
  if (kind === "class") return isClass(id) ? { class: id, amountCents } : null;
  if (kind === "order") return { orderId: id, amountCents };
  return kind === "top-up" ? { topUpId: id, amountCents } : { userId: id, amountCents };
}

/** One line on several orders or top-ups, by their codes. Refuses `code-unknown` {code}, and like `applyLine`. */
export const splitLine = Object.assign(
  async (input: z.input<typeof splitLineInput>, call: Call): Promise<Outcome<LineApplied>> => {
    const { lineId, rows, note } = splitLineInput.parse(input);
    const parts: MatchPart[] = [];
    for (const [i, { code, amount }] of rows.entries()) {
      const subject = await payableByCode(call.seller, code);
      if (!subject) return refuse("code-unknown", { field: `rows.${i}.code`, params: { code } });
      parts.push({ ...subject, amountCents: amount });
    }
    return applyLine({ lineId, parts, note }, call);
  },
  { schema: splitLineInput },
);
