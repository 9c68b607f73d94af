import { today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import { type SuggestedClass, suggestClass } from "@/lib/statements/classes";
import type { ReadOptions } from "@/lib/statements/formats";
import type { BankLine } from "@/lib/statements/line";
import { matchLine, type Proposal } from "@/lib/statements/matching";
import { mappingsOf } from "@/lib/statements/queries/files";
import { matchFrame } from "@/lib/statements/queries/open-items";
import { policyOn } from "./policy";

/** What a line would be matched to: applied by itself (sure), or proposed to a person. */
export interface Found {
  line: number;
  kind: "sure" | "split" | "proposals" | "none";
  proposals: Proposal[];
  class: SuggestedClass | null;
}

/** A seller to match for. */
export interface Frame {
  policy: Policy;
  options: ReadOptions;
  matchesOf(lines: readonly (BankLine & { n: number })[]): Promise<Found[]>;
}

export async function frameFor(seller: string): Promise<Frame> {
  const policy = await policyOn(seller, today());
  const { cbiFirstDate } = policy.money.statements;
  return {
    policy,
    options: { cbiFirstDate, mappings: await mappingsOf(seller) },
    matchesOf: async (lines) => {
      const { items, options } = await matchFrame(seller, policy, lines);
      return lines.map((line) => {
        const match = matchLine(line, items, options);
        const proposals = match.kind === "sure" ? [match.item] : match.kind === "split" ? match.items : match.proposals;
        const kind = proposals.length === 0 ? "none" : match.kind;
        return { line: line.n, kind, proposals, class: suggestClass(line) };
      });
    },
  };
}
