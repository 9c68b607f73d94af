import { spendableOf } from "@/lib/accounts/store/balance";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import type { ActivationRun } from "@/lib/generated/prisma/client";
import { mayBearStamp } from "@/lib/invoicing/stamp";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Offer } from "@/lib/orders/offer";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, z } from "@/lib/platform/operation";
import { dealOf } from "../store";
import { endLapsed, failLine, orderedLine, whyNotNow } from "../store/activation-lines";
import { inTheWay } from "../store/activation-names";
import { type Carrying, type LineToDo, orderCollected, orderInvited } from "../store/activation-orders";
import { lockRun, moveRun, offerUnder } from "../store/activation-runs";
import { promisedCents } from "../store/borne";
import { countBought } from "../store/taking";
import { closeWhole } from "../store/together";

/** Lines of one transaction: few, so that a pause is felt at once and the agreement is free for its members in between. */
const AT_ONCE = 10;

interface Step {
  /** Lines carried out or failed by this step. */
  done: number;
  state: string;
}

/**
 * Carries out the next lines of a run that is under way: for each an order, its money and its line in one transaction, so
 * that whatever is killed, a line is either still waiting or ordered once. What is paid together is invoiced with the last. Without money, room or a price as agreed the run
 * pauses and says why. Refuses `activation-unknown`.
 */
export const carryOutActivation = operation({
  act: "carry-out-activation",
  input: z.strictObject({ runId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { runId }, context): Promise<Outcome<Step>> => {
    const locked = await lockRun(tx, context, runId);
    if (isRefusal(locked)) return locked;
    const { run, agreement } = locked;
    if (run.state !== "running") {
      await closeWhole(tx, context, run);
      return { done: 0, state: run.state };
    }
    const sold = offerUnder(agreement, context, { ...run, plan: run.planCode });
    if (isRefusal(sold)) return halt(tx, context, run, sold.code);
    if (sold.offer.sum.totalCents !== run.unitCents) return halt(tx, context, run, "price-changed");
    const waiting = { sellerId: context.seller, runId, state: "waiting" };
    const include = { member: true };
    const lines = await tx.activationLine.findMany({ where: waiting, include, orderBy: { n: "asc" }, take: AT_ONCE });
    if (lines.length === 0) return finish(tx, context, run);
    const { maxMailboxes } = dealOf(agreement).terms;
    const room = maxMailboxes === null ? AT_ONCE : maxMailboxes - (await countBought(tx, agreement));
    if (room <= 0) return halt(tx, context, run, "agreement-full");
    const paid = await affordable(tx, context, run, sold.offer);
    if (paid <= 0) return halt(tx, context, run, "insufficient-balance");
    const now = lines.slice(0, Math.min(room, paid));
    await carryOut(tx, context, { run, agreement, ...sold }, now);
    return { done: now.length, state: run.state };
  },
});

async function carryOut(tx: Tx, context: Context, of: Carrying, lines: readonly LineToDo[]): Promise<void> {
  await endLapsed(tx, lines);
  const order = of.run.papers === "link" ? orderInvited : orderCollected;
  const wanted = lines.flatMap(({ names }) => names);
  const taken = await inTheWay(tx, context, of.run.domain, wanted);
  for (const line of lines) {
    const free = line.names.filter((name) => !taken.has(name));
    const obstacle = (await whyNotNow(tx, line)) ?? (free.length > 0 ? null : "no-name-left");
    const ordered = obstacle ? null : await order(tx, context, of, line, free);
    if (typeof ordered === "string") await orderedLine(tx, line, ordered);
    else await failLine(tx, line, obstacle ?? ordered?.code ?? "");
  }
  if (of.run.payerId) await tellWhenLow(tx, context, of.run.payerId);
}

async function halt(tx: Tx, context: Context, run: ActivationRun, why: string): Promise<Outcome<Step>> {
  const moved = await moveRun(tx, context, run, "pause", why);
  return isRefusal(moved) ? moved : { done: 0, state: moved.state };
}

async function finish(tx: Tx, context: Context, run: ActivationRun): Promise<Outcome<Step>> {
  const moved = await moveRun(tx, context, run, "finish");
  if (isRefusal(moved)) return moved;
  await closeWhole(tx, context, moved);
  return { done: 0, state: moved.state };
}

/** How many lines the account pays for, besides what it has promised to members who are still to sign. */
async function affordable(tx: Tx, { seller, policy }: Context, run: ActivationRun, { lines }: Offer): Promise<number> {
  const { payerId, unitCents, together } = run;
  if (!payerId || unitCents === 0) return AT_ONCE;
  // The one invoice may come to bear stamp duty with any of them.
  const dutyCents = together && mayBearStamp(policy, lines) ? policy.money.invoice.stampDutyCents : 0;
  const free = (await spendableOf(tx, seller, payerId)) - (await promisedCents(tx, seller, payerId)) - dutyCents;
  return Math.max(0, Math.floor(free / unitCents));
}
