import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { seal } from "@/lib/platform/crypto";
import { operation, staffWith } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { refundMethod } from "../refund";
import { redirectRefundInput } from "../schema";
import { lockRefund, lockSubject, type RefundAsked } from "../store/refund";
import { redirect } from "../store/refund-way";

/**
 * A refund that its gateway refused goes by transfer, or to the prepaid account; it was agreed to already. Refuses
 * `refund-unknown`, `refund-cannot-redirect`, `refund-iban-missing`, `refund-no-account`.
 */
export const redirectRefund = operation({
  act: "redirect-refund",
  input: redirectRefundInput,
  may: staffWith("decide-refunds"),
  audit: ({ refundId, to }) => ({ refundId, to }),
  run: async (tx, { refundId, to, iban }, context): Promise<Outcome<RefundAsked>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: refundId } };
    const found = await tx.refund.findUnique({ where: key, select: { paymentId: true, userId: true } });
    if (!found) return refuse("refund-unknown");
    const subject = await lockSubject(tx, context, found);
    if (isRefusal(subject)) return subject;
    const refund = await lockRefund(tx, context.seller, refundId);
    if (isRefusal(refund)) return refund;
    const account = subject.userId !== null && context.policy.money.topUpMethods.length > 0;
    const method = refundMethod({ method: "transfer", chargeRef: null }, to, { account, iban: Boolean(iban) });
    if (isRefusal(method)) return method;
    const ibanSealed = iban && method === "transfer" ? seal(iban) : null;
    const sent = await redirect(tx, context, refund, subject, { method, ibanSealed });
    if (isRefusal(sent)) return sent;
    await closeTask(tx, context, { kind: "refund-failed", subjectKind: "refund", subjectId: refundId });
    return { refundId, state: sent.state };
  },
});
