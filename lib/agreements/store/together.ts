import { prepaidOf, SUSPENSE, transferEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import type { ActivationRun, Order } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { stampOn } from "@/lib/invoicing/stamp";
import { dayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { endWhole } from "@/lib/mailboxes/store/together-whole";
import { lockOrder, moveOrder, nextCode } from "@/lib/orders/store";
import { giveService } from "@/lib/orders/store/service";
import { settleOrder } from "@/lib/orders/store/settle";
import { recordPaid } from "@/lib/payments/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { linesTogether } from "./together-lines";

const keyOf = ({ sellerId, id }: { sellerId: string; id: string }) => ({ sellerId_id: { sellerId, id } });

/**
 * A placed mailbox of a run is paid as a part of the run's one order, which its money waits for in suspense: what was
 * carried out is on that order's one invoice, and nothing else is. The agreement is locked. Refuses `insufficient-balance`.
 */
export async function payAsPart(
  tx: Tx,
  context: Context,
  order: Order,
  of: Pick<ActivationRun, "sellerId" | "id">,
): Promise<Outcome<Order>> {
  const run = await tx.activationRun.findUniqueOrThrow({ where: keyOf(of) });
  const whole = await openWhole(tx, context, order, run);
  const held = await setAside(tx, context, whole, order);
  if (isRefusal(held)) return held;
  const settled = await moveOrder(tx, context, order, "settle");
  if (isRefusal(settled)) return settled;
  await giveService(tx, context, settled);
  const { sellerId, id: orderId, memberId } = order;
  const place = await tx.order.count({ where: { sellerId, partOfId: whole.id } });
  const line = { sellerId_runId_memberId: { sellerId, runId: run.id, memberId: memberId ?? "" } };
  await tx.activationLine.update({ where: line, data: { orderId, place, state: "ordered" } });
  const part = await tx.order.update({ where: keyOf(order), data: { partOfId: whole.id } });
  if (isOver(run)) await closeWhole(tx, context, { ...run, wholeId: whole.id });
  return part;
}

/**
 * The order that a run fills: the one it has, or a new one. Of another month it is closed first, as one invoice says what
 * was carried out in one month (DPR 633/1972, art. 21, c. 4 a).
 */
async function openWhole(tx: Tx, context: Context, part: Order, run: ActivationRun): Promise<Order> {
  if (run.wholeId && !(await closeWhole(tx, context, run, isOfBefore)))
    return tx.order.findUniqueOrThrow({ where: keyOf({ sellerId: run.sellerId, id: run.wholeId }) });
  const { sellerId, planCode, termMonths, domain, agreementId, payerId: userId } = run;
  const { policyVersion: version, channel, locale, billingSealed } = part;
  const at = instantToDb(context.now);
  const whole = await tx.order.create({
    data: {
      sellerId,
      id: newId(),
      code: await nextCode(tx, context.policy.money.codes.activation),
      kind: "activations",
      state: "draft",
      ...{ policyVersion: version, channel, locale, billingSealed, userId },
      ...{ planCode, termMonths, domain, agreementId, createdAt: at, updatedAt: at },
    },
  });
  await tx.activationRun.update({ where: keyOf(run), data: { wholeId: whole.id } });
  return whole;
}

/** The price of a part leaves the account, with the stamp duty once their sum bears it. */
async function setAside(tx: Tx, context: Context, whole: Order, part: Order): Promise<Outcome<null>> {
  const policy = await policyVersion(tx, whole.sellerId, whole.policyVersion);
  const [{ vatBps } = { vatBps: 0 }] = linesOf(part.lines);
  const dutyOn = (netCents: number) => (netCents > 0 ? stampOn(policy, { netCents, vatBps }) : 0);
  const netCents = whole.netCents + part.netCents;
  const amountCents = part.totalCents + dutyOn(netCents) - dutyOn(whole.netCents);
  const booked = await postMovement(tx, {
    seller: whole.sellerId,
    kind: "set-aside",
    at: context.now,
    entries: transferEntries(prepaidOf(whole.userId ?? ""), SUSPENSE, amountCents),
    orderId: whole.id,
  });
  if (isRefusal(booked)) return booked;
  const { vatCents, totalCents } = part;
  const add = { netCents: part.netCents, vatCents, totalCents, receivedCents: amountCents };
  const data = Object.fromEntries(Object.entries(add).map(([name, increment]) => [name, { increment }]));
  await tx.order.update({ where: keyOf(whole), data });
  return null;
}

/** Whether an order still being filled is to be closed now. */
type IsDue = (tx: Tx, context: Context, run: ActivationRun, whole: Order) => Promise<boolean>;

const isOfBefore: IsDue = async (_, { today }, __, { createdAt }) => {
  const begun = dayInRome(instantFromDb(createdAt));
  return begun.year !== today.year || begun.month !== today.month;
};

const isOver = ({ state }: ActivationRun): boolean => state === "done" || state === "dropped";

/** Nothing is put to it any more: its run is over and no member still completes a mailbox, or its month is. */
const isComplete: IsDue = async (tx, context, run, whole) => {
  if (await isOfBefore(tx, context, run, whole)) return true;
  if (!isOver(run)) return false;
  const open = { sellerId: run.sellerId, runId: run.id, state: "ordered", order: { state: "draft" as const } };
  return (await tx.activationLine.count({ where: open })) === 0;
};

/**
 * The order that a run fills is paid, with what was set aside for it, and invoiced, when nothing is put to it any more.
 * Answers whether it was closed. The agreement is locked.
 */
export async function closeWhole(
  tx: Tx,
  context: Context,
  run: ActivationRun,
  isDue: IsDue = isComplete,
): Promise<boolean> {
  const whole = run.wholeId && (await lockOrder(tx, context, run.wholeId));
  if (!whole || isRefusal(whole) || !(await isDue(tx, context, run, whole))) return false;
  const lines = await linesTogether(tx, whole);
  const ready = await tx.order.update({ where: keyOf(whole), data: { ...lines, lines: [...lines.lines] } });
  const placed = await moveOrder(tx, context, ready, "place");
  const paymentId = newId();
  const paid = isRefusal(placed)
    ? placed
    : await settleOrder(tx, context, placed, prepaidOf(run.payerId ?? ""), paymentId);
  if (isRefusal(paid)) throw new Error(`what an activation made together was not settled: ${paid.code}`);
  const { id: orderId, totalCents: amountCents } = paid;
  await recordPaid(tx, context, { id: paymentId, orderId, method: "prepaid", amountCents });
  await tx.activationRun.update({ where: keyOf(run), data: { wholeId: null } });
  await endWhole(tx, context, paid);
  return true;
}
