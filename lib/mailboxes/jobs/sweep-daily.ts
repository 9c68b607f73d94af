import type { Handler } from "@/lib/jobs/handler";
import { day, instantToDb, toDb } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { runSweep } from "./sweep";

/** Runs the sweep of a day (today's by default) and leaves word that it reached its end. */
export const handler: Handler<"sweep.daily"> = async ({ on }) => {
  const date = on ? day(on) : today();
  const report = await runSweep(date);
  const ran = { ranOn: toDb(date), endedAt: instantToDb(now()) };
  await db().sweep.upsert({ where: { name: "daily" }, create: { name: "daily", ...ran }, update: ran });
  log.info(report, "daily sweep done");
};
