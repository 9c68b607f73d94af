import type { Order } from "@/lib/generated/prisma/client";
import { compareInstants, endOfDayInRome, fromDb, type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { addWorkingDays } from "@/lib/kernel/working-time";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import { keepHold } from "@/lib/orders/store/hold";
import { beginOnTrust } from "@/lib/orders/store/service";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { beginsOnReceipt, wayOf } from "../ways";
import type { Report } from "./report";

/** Working days given to the staff to find the money, beyond those it takes on its way. */
const MARGIN_DAYS = 3;

/**
 * A receipt has come for a locked order: it is waited for, and its name held, as long as its money may be on its way;
 * where the policy says so its service begins now, unless the receipt itself tells of less than asked.
 */
export async function waitForReported(tx: Tx, context: Context, order: Order, report: Report): Promise<void> {
  if (order.state !== "placed" || order.startedAt) return;
  const policy = await policyVersion(tx, order.sellerId, order.policyVersion);
  const { money } = policy;
  const lastDay = addWorkingDays(context.today, wayOf(money, report.method).maxDays + MARGIN_DAYS);
  const until = later(endOfDayInRome(lastDay), order.expiresAt);
  const waiting = await tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: { payBy: report.method, expiresAt: instantToDb(until) },
  });
  if (order.kind === "activation") await keepHold(tx, context, waiting, until);
  const missing = order.totalCents - order.receivedCents - money.tolerance.feeCents;
  const isEnough = report.amountCents === null || report.amountCents >= missing;
  if (!beginsOnReceipt(policy, { kind: order.kind, method: report.method }) || !isEnough) return;
  // A renewal its money can't carry out must not begin before it either.
  const paidOn = report.paidOn ? fromDb(report.paidOn) : context.today;
  const { tooLate, renewalPaid, lost } = await standingOn(tx, context, waiting, paidOn);
  if (tooLate || renewalPaid || lost.length > 0) return;
  const begun = await beginOnTrust(tx, context, waiting);
  if (isRefusal(begun)) throw new Error(`a placed order could not begin: ${begun.code}`);
}

const later = (instant: Instant, date: Date | null): Instant =>
  date && compareInstants(instantFromDb(date), instant) > 0 ? instantFromDb(date) : instant;
