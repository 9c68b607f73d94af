import { receiptsBy, refundsBy, transferEntries } from "@/lib/accounts/posting";
import { normalReference } from "@/lib/accounts/top-up";
import type { Refund } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith, systemOnly, z } from "@/lib/platform/operation";
import { closeTask, openTask } from "@/lib/staff/store";
import { recordRefundInput } from "../schema";
import { book, finish, lockRefund, lockSubject, moveRefund } from "../store/refund";
import { tell } from "../store/refund-way";

/**
 * The staff sent a refund by transfer: it is over. Refuses `refund-unknown`, `refund-not-by-hand`,
 * `refund-cannot-finish`, `bank-reference-used`.
 */
export const recordRefundSent = operation({
  act: "record-refund-sent",
  input: recordRefundInput,
  may: staffWith("decide-refunds"),
  audit: ({ refundId }) => ({ refundId }),
  run: async (tx, { refundId, bankReference }, context): Promise<Outcome<{ refundId: string }>> => {
    const refund = await lockRefund(tx, context.seller, refundId);
    if (isRefusal(refund)) return refund;
    if (refund.method !== "transfer") return refuse("refund-not-by-hand");
    const gatewayRef = `transfer:${normalReference(bankReference)}`;
    const used = await tx.refund.count({ where: { sellerId: context.seller, gatewayRef } });
    if (used > 0) return refuse("bank-reference-used", { field: "bankReference" });
    return over(tx, context, refund, gatewayRef);
  },
});

/** What a gateway says of a refund it was asked for. Refuses `refund-unknown`, `refund-cannot-finish`, `refund-cannot-fail`. */
export const recordRefundOutcome = operation({
  act: "record-refund-outcome",
  input: z.strictObject({
    refundId: z.uuid(),
    outcome: z.enum(["done", "failed"]),
    gatewayRef: z.string().max(255).optional(),
    detail: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: ({ refundId, outcome, detail }) => ({ refundId, outcome, detail }),
  run: async (tx, told, context): Promise<Outcome<{ refundId: string }>> => {
    const { refundId, outcome, gatewayRef = null, detail } = told;
    const refund = await lockRefund(tx, context.seller, refundId);
    if (isRefusal(refund)) return refund;
    if (outcome === "done") return over(tx, context, refund, gatewayRef);
    const failed = await moveRefund(tx, refund, "fail");
    if (isRefusal(failed)) return failed;
    const said = `${refund.method}, ${formatCents(refund.amountCents, "it")}: ${detail}`;
    await openTask(tx, context, { kind: "refund-failed", subjectKind: "refund", subjectId: refundId, detail: said });
    return { refundId };
  },
});

/** The money has left by its way. */
async function over(tx: Tx, context: Context, refund: Refund, gatewayRef: string | null) {
  const done = await finish(tx, context, refund, { gatewayRef });
  if (isRefusal(done)) return done;
  const subject = await lockSubject(tx, context, refund);
  if (isRefusal(subject)) return subject;
  const entries = transferEntries(refundsBy(refund.method), receiptsBy(refund.method), refund.amountCents);
  const booked = await book(tx, context, refund, subject, "refund-sent", entries);
  if (isRefusal(booked)) throw new Error(`a refund was not booked: ${booked.code}`);
  await closeTask(tx, context, { kind: "refund-failed", subjectKind: "refund", subjectId: refund.id });
  await tell(tx, context, done, subject);
  return { refundId: refund.id };
}
