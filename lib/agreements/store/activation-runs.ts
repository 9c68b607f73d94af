import type { ActivationRun, Agreement } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { unstamped } from "@/lib/mailboxes/together";
import { type Offer, offerOf } from "@/lib/orders/offer";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { afterRunEvent, type RunEvent, type RunState } from "../activation";
import { standingOn } from "../agreement";
import { policyUnder } from "../price-list";
import { dealOf, lockAgreement } from "../store";
import { mustManage } from "./managers";

/**
 * Locks a run, its agreement first as everywhere, for whoever works at the agreement's desk. Refuses
 * `activation-unknown`, also to strangers.
 */
export async function lockRun(
  tx: Tx,
  context: Context,
  runId: string,
): Promise<Outcome<{ run: ActivationRun; agreement: Agreement }>> {
  const key = { sellerId_id: { sellerId: context.seller, id: runId } };
  const found = await tx.activationRun.findUnique({ where: key, select: { agreementId: true } });
  if (!found || isRefusal(await mustManage(tx, context, found.agreementId))) return refuse("activation-unknown");
  const agreement = await lockAgreement(tx, context, found.agreementId);
  if (isRefusal(agreement)) return agreement;
  return { run: await tx.activationRun.findUniqueOrThrow({ where: key }), agreement };
}

/** Moves a locked run along its life; `why` it is paused is a refusal code. Refuses `activation-cannot-<event>`. */
export async function moveRun(
  tx: Tx,
  context: Context,
  run: ActivationRun,
  event: RunEvent,
  why: string | null = null,
): Promise<Outcome<ActivationRun>> {
  const state = afterRunEvent(run.state as RunState, event);
  if (isRefusal(state)) return state;
  const at = instantToDb(context.now);
  const over = state === "done" || state === "dropped";
  return tx.activationRun.update({
    where: { sellerId_id: { sellerId: run.sellerId, id: run.id } },
    data: {
      state,
      pausedWhy: state === "paused" ? why : null,
      confirmedAt: event === "confirm" ? at : run.confirmedAt,
      finishedAt: over ? at : null,
    },
  });
}

/** A run is carried out by one job at a time, a few lines each. */
export const goOn = (context: Context, run: { id: string }): Promise<void> =>
  context.enqueue("agreement.activate", { seller: context.seller, runId: run.id });

/**
 * What mailboxes are sold for under an open agreement: those of one invoice (`together`) without stamp duty, which it bears
 * once. Refuses `agreement-not-open`, `plan-not-sold`.
 */
export function offerUnder(
  agreement: Agreement,
  context: Pick<Context, "policy" | "today">,
  { together = false, ...wanted }: { plan: string; termMonths: number; together?: boolean },
): Outcome<{ policy: Policy; offer: Offer }> {
  const deal = dealOf(agreement);
  if (standingOn(deal, context.today) !== "open") return refuse("agreement-not-open");
  const policy = policyUnder(together ? unstamped(context.policy) : context.policy, deal);
  const offer = offerOf(policy, { ...wanted, channel: "agreement", on: context.today });
  return isRefusal(offer) ? offer : { policy, offer };
}
