import { addDays, type Day, type Instant, instantToDb, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** What waits for the staff of a seller. */
export interface Overview {
  toReview: number;
  /** Reviews and requests past their promised hour. */
  late: number;
  requests: number;
  topUps: number;
  /** Active mailboxes that expire within 30 days. */
  expiring: number;
  provisioningFailed: number;
  renewalFailed: number;
  /** Open tasks: jobs that gave up, and whatever else needs a person. */
  tasks: number;
}

/** The counts of the desk's home. For staff only: the caller has checked the viewer. */
export async function overviewOf(seller: string, on: Day, at: Instant): Promise<Overview> {
  const of = { sellerId: seller };
  const past = { dueAt: { lt: instantToDb(at) } };
  const [toReview, lateReviews, requests, lateRequests, topUps, expiring, provisioningFailed, renewalFailed, tasks] =
    await Promise.all([
      db().review.count({ where: { ...of, state: "open" } }),
      db().review.count({ where: { ...of, state: "open", ...past } }),
      db().request.count({ where: { ...of, state: "open" } }),
      db().request.count({ where: { ...of, state: "open", ...past } }),
      db().topUp.count({ where: { ...of, state: "booked", method: { not: "card" } } }),
      db().mailbox.count({
        where: { ...of, state: "active", expiresOn: { gte: toDb(on), lte: toDb(addDays(on, 30)) } },
      }),
      db().mailbox.count({ where: { ...of, state: "provisioning_failed" } }),
      db().mailbox.count({ where: { ...of, state: "renewal_failed" } }),
      db().staffTask.count({ where: { ...of, closedAt: null } }),
    ]);
  return {
    toReview,
    late: lateReviews + lateRequests,
    requests,
    topUps,
    expiring,
    provisioningFailed,
    renewalFailed,
    tasks,
  };
}
