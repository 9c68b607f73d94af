import { setTimeout as wait } from "node:timers/promises";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { keyedHash } from "./crypto";
import { type Db, db } from "./db";

/** So many attempts in a stretch of time; the one too many closes the door for as long again. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

// Tests and commands change databases under a living process: limiters belong to a client.
const limiters = new WeakMap<Db, Map<string, RateLimiterPrisma>>();

function limiterOf({ name, points, seconds }: Limit): RateLimiterPrisma {
  const known = limiters.get(db()) ?? new Map<string, RateLimiterPrisma>();
  limiters.set(db(), known);
  const limiter =
    known.get(name) ??
    new RateLimiterPrisma({ storeClient: db(), keyPrefix: name, points, duration: seconds, blockDuration: seconds });
  known.set(name, limiter);
  return limiter;
}

/** Whom a limit counts: kept as a keyed hash, since addresses and logins are personal data. */
const keyOf = (who: readonly string[]): string => keyedHash(who.join("|")).slice(0, 32);

/** Counts an attempt before it is made, so that many at once are all counted; tells whether it is one too many. */
export async function attempt(limit: Limit, ...who: string[]): Promise<{ allowed: boolean; count: number }> {
  try {
    const { consumedPoints } = await limiterOf(limit).consume(keyOf(who));
    return { allowed: true, count: consumedPoints };
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return { allowed: false, count: rejected.consumedPoints };
    throw rejected;
  }
}

/** Forgets the attempts counted so far: the right answer was given. */
export async function forgive(limit: Limit, ...who: string[]): Promise<void> {
  await limiterOf(limit).delete(keyOf(who));
}

/** Takes one attempt back, leaving the others counted. */
export async function takeBack(limit: Limit, ...who: string[]): Promise<void> {
  await limiterOf(limit).reward(keyOf(who));
}

/** Answers no sooner than after so many milliseconds, so that the time taken does not tell what was found. */
export async function evenly<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([work(), wait(milliseconds)]);
  return outcome;
}
