import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { decideRefundInput } from "../schema";
import { carryOut, lockRefund, lockSubject, moveRefund, type RefundAsked } from "../store/refund";
import { sendOn } from "../store/refund-way";

/**
 * The second person agrees to a refund, or not; never whoever asked for it, nor whose money it is. Refuses
 * `refund-unknown`, `refund-second-person`, `own-refund`, `refund-cannot-approve` and `refund-cannot-refuse` (decided
 * already, params: state), and like `carryOut`.
 */
export const decideRefund = operation({
  act: "decide-refund",
  input: decideRefundInput,
  may: staffWith("decide-refunds"),
  audit: (input) => input,
  run: async (tx, { refundId, decision }, context): Promise<Outcome<RefundAsked>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: refundId } };
    const found = await tx.refund.findUnique({ where: key, select: { paymentId: true, userId: true } });
    if (!found) return refuse("refund-unknown");
    const subject = await lockSubject(tx, context, found);
    if (isRefusal(subject)) return subject;
    const refund = await lockRefund(tx, context.seller, refundId);
    if (isRefusal(refund)) return refund;
    const by = actorId(context.actor) ?? null;
    if (by && by === refund.askedById) return refuse("refund-second-person");
    if (by && by === subject.userId) return refuse("own-refund");
    const who = {
      decidedAt: instantToDb(context.now),
      decidedById: by,
      decidedByName: actorName(context.actor) ?? null,
    };
    const decided = await moveRefund(tx, refund, decision, who);
    if (isRefusal(decided)) return decided;
    if (decision === "refuse") return { refundId, state: "refused" };
    const owed = await carryOut(tx, context, decided, subject);
    const sent = isRefusal(owed) ? owed : await sendOn(tx, context, owed, subject);
    return isRefusal(sent) ? sent : { refundId, state: sent.state };
  },
});
