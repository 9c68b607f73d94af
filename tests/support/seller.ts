import { day, instantToDb } from "@/lib/kernel/day";
import { closeBoss } from "@/lib/platform/boss";
import { now } from "@/lib/platform/clock";
import { db, disconnect } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { publishPolicy } from "@/lib/sellers/store";
import { type FreshDatabase, freshDatabase } from "./database";
import { demoPolicy } from "./policy";

/** Long before any day a test speaks of. */
const FROM = day("2010-01-01");

/** Keys of a test's own process; what they close stays in its own database. */
const KEYS = {
  FILES_KEY: Buffer.alloc(32, 1).toString("base64"),
  LINKS_KEY: Buffer.alloc(32, 2).toString("base64"),
  NEXTAUTH_SECRET: "a secret of tests, long enough for anybody",
  LOG_LEVEL: "silent",
};

/**
 * Points this process at a new database with its queues: in beforeAll, and what it answers in afterAll. Call it before
 * anything reads the configuration, so once in a file. Another than a copy of the template can be given.
 */
export async function givenDatabase(given?: FreshDatabase): Promise<() => Promise<void>> {
  const database = given ?? (await freshDatabase());
  Object.assign(process.env, { ...KEYS, DATABASE_URL: database.url });
  return async () => {
    await closeBoss();
    await disconnect();
    await database.drop();
  };
}

/** A seller with a published policy (see `demoPolicy`), in force from 2010. Answers its slug. */
export async function givenSeller(seller = "demo", change?: (policy: PolicyInput) => void): Promise<string> {
  const policy = demoPolicy(seller, change);
  await db().$transaction((tx) => publishPolicy(tx, policy, FROM, instantToDb(now())));
  return seller;
}
