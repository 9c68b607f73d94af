import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { tellOfEnd } from "../operations/tell-of-end";

const actor = SYSTEM("agreements.notice");

/** Every day: the agreements in force that have an end; those whose notice is due are told of it. */
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
};
