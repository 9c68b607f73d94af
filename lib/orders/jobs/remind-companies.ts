import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { remindCompany } from "../operations/remind-company";

const actor = SYSTEM("companies.remind");

/** Every day: the companies being formed that still owe their numbers. */
export const handler: Handler<"companies.remind"> = async () => {
  const at = now();
  const owing = await db().holder.findMany({
    where: { numbersDueOn: { not: null }, numbersGivenAt: null },
    select: { sellerId: true, id: true },
  });
  for (const { sellerId, id } of owing) {
    const reminded = await remindCompany({ holderId: id }, { seller: sellerId, actor, at });
    if (isRefusal(reminded)) log.info({ holder: id, code: reminded.code }, "company not reminded");
  }
};
