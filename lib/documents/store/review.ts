import { isByCertificate } from "@/lib/agreements/store/certificate";
import { signedBy, signingOf, suffices } from "@/lib/contracts/signing";
import { factsOf, signedPaper } from "@/lib/contracts/store/signatures";
import type { Order, Review } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { startProvisioningWhenReady } from "@/lib/mailboxes/store";
import { lockOrder } from "@/lib/orders/store";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { alreadyDecided, type ReviewBasis, type SentBack } from "../review";

/** The newest round of an order's review, or null when its papers were never looked at. */
export const lastReview = (tx: Tx, order: { sellerId: string; id: string }): Promise<Review | null> =>
  tx.review.findFirst({ where: { sellerId: order.sellerId, orderId: order.id }, orderBy: { round: "desc" } });

/**
 * An order's papers are complete. Where the signature of the contract stands by itself they are approved at once, and
 * the mailbox is made as soon as it is paid; else they go before the staff, by `dueAt` when that was promised already.
 * A certificate of membership is always looked at: no signature says whose member one is.
 * The order is locked and placed. Answers the review's id.
 */
export async function submitPapers(tx: Tx, context: Context, order: Order, dueAt?: Instant): Promise<string> {
  const policy = await policyVersion(tx, order.sellerId, order.policyVersion);
  const paper = await signedPaper(tx, order);
  const signed = paper?.signature ? signedBy(factsOf(paper.signature)) : null;
  const standsAlone = signed !== null && suffices(signingOf(policy, order.signingWay), signed);
  if (!signed || !standsAlone || (await isByCertificate(tx, order))) return openReview(tx, context, order, dueAt);
  return approveBySignature(tx, context, order, signed.way === "digital" ? "digital" : "on-screen");
}

async function approveBySignature(tx: Tx, context: Context, order: Order, basis: ReviewBasis): Promise<string> {
  const { sellerId, id: orderId } = order;
  const [id, at] = [newId(), instantToDb(context.now)];
  const last = await lastReview(tx, order);
  const round = (last?.round ?? 0) + 1;
  const dates = { openedAt: at, dueAt: at, decidedAt: at };
  await tx.review.create({ data: { sellerId, id, orderId, round, state: "approved", basis, ...dates } });
  await approveUploaded(tx, order);
  await startProvisioningWhenReady(tx, context, order);
  return id;
}

/** Whatever was sent and not sent back is good. */
export const approveUploaded = (tx: Tx, order: { sellerId: string; id: string }) =>
  tx.document.updateMany({
    where: { sellerId: order.sellerId, orderId: order.id, state: "uploaded" },
    data: { state: "approved" },
  });

/**
 * Puts an order's papers before the staff: a new round, promised within the seller's working hours. The order is
 * locked; while a round is open it stays the one. Answers the review's id.
 */
async function openReview(tx: Tx, context: Context, order: Order, promised?: Instant): Promise<string> {
  const last = await lastReview(tx, order);
  if (last?.state === "open") return last.id;
  const { promises, openingHours } = context.policy.service;
  const dueAt = promised ?? addWorkingHours(context.now, promises.reviewHours, openingHours);
  const id = newId();
  await tx.review.create({
    data: {
      sellerId: order.sellerId,
      id,
      orderId: order.id,
      round: (last?.round ?? 0) + 1,
      openedAt: instantToDb(context.now),
      dueAt: instantToDb(dueAt),
    },
  });
  return id;
}

type Undecided = { review: Review; order: Order };

/**
 * Locks an order by one of its reviews, the order first as everywhere. Refuses `review-unknown`, `review-decided` (who
 * and when) and `own-request`: nobody decides on their own papers.
 */
export async function lockUndecided(tx: Tx, context: Context, reviewId: string): Promise<Outcome<Undecided>> {
  const key = { sellerId_id: { sellerId: context.seller, id: reviewId } };
  const found = await tx.review.findUnique({ where: key, select: { orderId: true } });
  if (!found) return refuse("review-unknown");
  const order = await lockOrder(tx, context, found.orderId);
  if (isRefusal(order)) return order;
  const review = await tx.review.findUnique({ where: key });
  // The order was closed meanwhile, and its open round with it.
  if (!review) return refuse("review-unknown");
  if (review.state !== "open") {
    const { state, decidedByName, decidedAt } = review;
    return alreadyDecided({ state, decidedByName, decidedAt: decidedAt && instantFromDb(decidedAt) });
  }
  if (context.actor.kind === "user" && (await belongsTo(tx, order, context.actor.userId))) return refuse("own-request");
  return { review, order };
}

async function belongsTo(tx: Tx, order: Order, userId: string): Promise<boolean> {
  if (order.userId === userId) return true;
  if (!order.holderId) return false;
  const key = { sellerId_id: { sellerId: order.sellerId, id: order.holderId } };
  return (await tx.holder.findUnique({ where: key, select: { userId: true } }))?.userId === userId;
}

/** Writes the decision on a locked round: who, when, and what has to be sent again. */
export async function decide(
  tx: Tx,
  context: Context,
  review: Review,
  decision: { state: "approved" } | { state: "rejected"; sentBack: SentBack[] },
): Promise<void> {
  const { actor } = context;
  await tx.review.update({
    where: { sellerId_id: { sellerId: review.sellerId, id: review.id } },
    data: {
      state: decision.state,
      ...(decision.state === "rejected"
        ? {
            sentBack: decision.sentBack.map((paper) => ({ ...paper })),
            rejectedKinds: decision.sentBack.map(({ kind }) => kind),
          }
        : {}),
      decidedAt: instantToDb(context.now),
      decidedById: actor.kind === "user" ? actor.userId : null,
      decidedByName: actorName(actor) ?? null,
    },
  });
}
