import { z } from "zod";
import type { JobName, Payload } from "@/lib/jobs/payloads";
import { type Day, dayInRome, type Instant } from "@/lib/kernel/day";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import { policyInForce } from "@/lib/sellers/store";
import type { Actor } from "./actor";
import { sendAllInTransaction, sendInTransaction } from "./boss";
import type { Call } from "./call";
import { now } from "./clock";
import { earlierOutcome, recordCommand, recordRefusal } from "./commands";
import { keyedHash } from "./crypto";
import { type Tx, transact } from "./db";
import { log } from "./log";
import { isRetryable } from "./retryable";
import { mayInPlace, staffWith } from "./rights";

/** What an act knows while it runs. */
export interface Context {
  seller: string;
  actor: Actor;
  now: Instant;
  today: Day;
  policy: Policy;
  policyVersion: number;
  /** Queues a job that exists only if this act commits. */
  enqueue<N extends JobName>(job: N, payload: Payload<N>, options?: { startAfter?: Date; key?: string }): Promise<void>;
  /** The same for many at once, in one statement. */
  enqueueAll<N extends JobName>(job: N, payloads: Payload<N>[]): Promise<void>;
}

interface Act<S extends z.ZodType, T> {
  /** Stable name in the audit log, verb-object. */
  act: string;
  input: S;
  /** May this actor do this at all? Ownership of rows is checked in `run`, on the locked row. */
  may: (actor: Actor, input: z.infer<S>) => boolean;
  /** What the audit log keeps of the input: identifiers and amounts, no personal data, no secrets. */
  audit: (input: z.infer<S>) => Record<string, string | number | boolean | null>;
  /** The act itself. Its value is remembered for repeated calls: JSON, identifiers rather than personal data. */
  run: (tx: Tx, input: z.infer<S>, context: Context) => Promise<Outcome<T>>;
}

export type Operation<S extends z.ZodType, T> = ((input: z.input<S>, call: Call) => Promise<Outcome<T>>) & {
  act: string;
  schema: S;
};

const MAX_TRIES = 5;

/**
 * Makes a business act: parse → may the actor → begin → once per key → run → one Command row → commit.
 * Refusals besides the act's own: `invalid-input`, `not-allowed`, `not-in-their-place`, `seller-unknown`, `key-reused`.
 * A refused act changes nothing.
 */
export function operation<S extends z.ZodType, T>(act: Act<S, T>): Operation<S, T> {
  const perform = async (raw: z.input<S>, call: Call): Promise<Outcome<T>> => {
    const parsed = act.input.safeParse(raw);
    if (!parsed.success) return refuse("invalid-input", { field: parsed.error.issues[0]?.path.join(".") });
    if (!mayInPlace(call.actor, act.act)) return refused(act, call, parsed.data, refuse("not-in-their-place"));
    if (!act.may(call.actor, parsed.data)) return refused(act, call, parsed.data, refuse("not-allowed"));
    const outcome = await withRetries(act.act, () => inTransaction(act, parsed.data, call));
    return isRefusal(outcome) ? refused(act, call, parsed.data, outcome) : outcome;
  };
  return Object.assign(perform, { act: act.act, schema: act.input });
}

/** Carries a refusal out of a transaction so that nothing of the act stays. */
class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

async function inTransaction<S extends z.ZodType, T>(
  act: Act<S, T>,
  input: z.infer<S>,
  call: Call,
): Promise<Outcome<T>> {
  const at = call.at ?? now();
  const inputHash = keyedHash(JSON.stringify(input));
  try {
    return await transact(async (tx) => {
      const policy = await policyInForce(tx, call.seller, dayInRome(at));
      if (!policy) throw new RolledBack(refuse("seller-unknown"));
      if (call.key) {
        const earlier = await earlierOutcome(tx, call.seller, act.act, call.key);
        if (earlier && earlier.inputHash !== inputHash) throw new RolledBack(refuse("key-reused"));
        if (earlier) return earlier.outcome as T;
      }
      const outcome = await act.run(tx, input, contextOf(tx, call, at, policy));
      if (isRefusal(outcome)) throw new RolledBack(outcome);
      await recordCommand(tx, { act: act.act, call, at, inputHash, input: act.audit(input), outcome });
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  }
}

function contextOf(tx: Tx, call: Call, at: Instant, found: { policy: Policy; version: number }): Context {
  return {
    seller: call.seller,
    actor: call.actor,
    now: at,
    today: dayInRome(at),
    policy: found.policy,
    policyVersion: found.version,
    enqueue: (job, payload, options = {}) => sendInTransaction(tx, job, payload, options),
    enqueueAll: (job, payloads) => sendAllInTransaction(tx, job, payloads),
  };
}

async function refused<S extends z.ZodType, T>(
  act: Act<S, T>,
  call: Call,
  input: z.infer<S>,
  refusal: Refusal,
): Promise<Refusal> {
  if (refusal.code !== "seller-unknown") await recordRefusal({ act: act.act, call, input: act.audit(input), refusal });
  return refusal;
}

async function withRetries<T>(act: string, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= MAX_TRIES || !isRetryable(error)) throw error;
      log.debug({ act, attempt }, "conflict with another writer, again");
    }
  }
}

/** Refuses unless the actor is the product itself. */
export const systemOnly = (actor: Actor): boolean => actor.kind === "system";
/** Allows anybody; the act checks ownership on its rows. */
export const anybody = (): boolean => true;
export type { Call };
export { staffWith, z };
