import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { type SuggestedClass, suggestClass } from "../classes";
import { type KeptProposal, matchLine } from "../matching";
import { applyLine } from "../operations/apply-line";
import { propose } from "../operations/propose";
import { newLines, type StoredLine } from "../queries/new-lines";
import { type MatchFrame, matchFrame } from "../queries/open-items";
import type { MatchPart } from "../schema";

const AT_ONCE = 500;

/** Matches every new line of a seller: what is sure is applied, the rest is proposed and waits for a person. */
export const handler: Handler<"statements.match"> = async ({ seller }, { signal }) => {
  const policy = await policyOf(seller);
  const call: Call = { seller, actor: SYSTEM("statements.match") };
  while (policy && !signal.aborted) {
    const lines = await newLines(seller, AT_ONCE);
    if (lines.length === 0) return;
    await matchBatch(lines, policy, call, signal);
  }
};

interface Found {
  lineId: string;
  proposals: KeptProposal[];
  score: number;
}

async function matchBatch(lines: StoredLine[], policy: Policy, call: Call, signal: AbortSignal): Promise<void> {
  const frame = await matchFrame(call.seller, policy, lines);
  const open: Found[] = [];
  for (const line of lines) {
    if (signal.aborted) break;
    const left = await matchOne(line, frame, call);
    if (left) open.push(left);
  }
  if (open.length === 0) return;
  const kept = await propose({ lines: open }, call);
  if (isRefusal(kept)) throw new Error(`proposals were not kept: ${kept.code}`);
}

/** Applies what is sure; null then. Otherwise what may be proposed. */
async function matchOne(line: StoredLine, frame: MatchFrame, call: Call): Promise<Found | null> {
  const match = matchLine(line, frame.items, frame.options);
  if (match.kind === "sure") {
    const { kind, id, amountCents, reasons } = match.item;
    const part: MatchPart = kind === "order" ? { orderId: id, amountCents } : { topUpId: id, amountCents };
    if (await isApplied(line, part, 100, reasons, call)) return null;
    // Another line of this batch, or somebody, was faster: a person sees both.
    return { lineId: line.id, proposals: [{ ...match.item, score: 60, reasons: ["code", "code-closed"] }], score: 60 };
  }
  const suggested = suggestClass(line);
  if (suggested?.score === 100) {
    const part: MatchPart = { class: suggested.class, amountCents: line.amountCents };
    if (await isApplied(line, part, 100, ["bank-code"], call)) return null;
  }
  const items = match.kind === "split" ? match.items : match.proposals;
  const classes = suggested ? [classProposal(suggested, line.amountCents)] : [];
  const proposals = [...items, ...classes].sort((a, b) => b.score - a.score);
  return { lineId: line.id, proposals, score: proposals[0]?.score ?? 0 };
}

const classProposal = (suggested: SuggestedClass, amountCents: number): KeptProposal => ({
  kind: "class",
  id: suggested.class,
  code: "",
  amountCents,
  score: suggested.score,
  reasons: ["words"],
});

async function isApplied(line: StoredLine, part: MatchPart, score: number, reasons: string[], call: Call) {
  const given = { lineId: line.id, parts: [part], sure: true, score, reasons };
  return !isRefusal(await applyLine(given, { ...call, key: `sure:${line.id}` }));
}
