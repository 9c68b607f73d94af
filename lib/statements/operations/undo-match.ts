import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { undoMatchInput } from "../schema";
import { lockLine, setLeft } from "../store/line";
import { undoPart } from "../store/match";

/**
 * A match was wrong: its money lies in suspense again and its line is open. An order it had paid waits for its money
 * again. Refuses `match-unknown`, `match-undone`, and like `takeBack`: `money-spent`, `payment-refunded`.
 */
export const undoMatch = operation({
  act: "undo-statement-match",
  input: undoMatchInput,
  may: staffWith("match-statements"),
  audit: ({ matchId }) => ({ matchId }),
  run: async (tx, { matchId, why }, context): Promise<Outcome<{ lineId: string; unsettled: boolean }>> => {
    const where = { sellerId_id: { sellerId: context.seller, id: matchId } };
    const found = await tx.statementMatch.findUnique({ where });
    if (!found) return refuse("match-unknown");
    const line = await lockLine(tx, context.seller, found.lineId);
    if (isRefusal(line)) return line;
    const match = await tx.statementMatch.findUniqueOrThrow({ where });
    if (match.undoneAt) return refuse("match-undone", { params: { who: match.undoneByName ?? "" } });
    const undone = await undoPart(tx, context, match, why);
    if (isRefusal(undone)) return undone;
    await setLeft(tx, line, Number(line.leftCents) + Number(match.amountCents));
    return { lineId: line.id, ...undone };
  },
});
