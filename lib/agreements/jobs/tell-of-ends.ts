import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { carryOutActivation } from "../operations/carry-out-activation";
import { tellOfEnd } from "../operations/tell-of-end";

const actor = SYSTEM("agreements.notice");

/**
 * Every day: the agreements in force that have an end, of which those whose notice is due are told; and the activations
 * paid together whose invoice nothing waits for any more: their month is over, or the last member never signed.
 */
export const handler: Handler<"agreements.notice"> = async () => {
  const at = now();
  const ending = await db().agreement.findMany({
    where: { state: "in_force", validTo: { not: null } },
    select: { sellerId: true, id: true },
  });
  for (const { sellerId, id } of ending) {
    const told = await tellOfEnd({ agreementId: id }, { seller: sellerId, actor, at });
    if (isRefusal(told)) log.info({ agreement: id, code: told.code }, "end of an agreement not told");
  }
  const open = await db().activationRun.findMany({
    where: { wholeId: { not: null }, state: { not: "running" } },
    select: { sellerId: true, id: true },
  });
  for (const { sellerId, id } of open) {
    const closed = await carryOutActivation({ runId: id }, { seller: sellerId, actor, at });
    if (isRefusal(closed)) log.info({ run: id, code: closed.code }, "invoice of an activation not closed");
  }
};
