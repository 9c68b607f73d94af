import type { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Refusal } from "@/lib/kernel/refusal";
import { actorId } from "./actor";
import type { Call } from "./call";
import { now } from "./clock";
import { db, type Tx } from "./db";
import { newId } from "./ids";

type Facts = Record<string, string | number | boolean | null>;

/**
 * Outcome of an earlier act under the same key, or null. Waits for one that is running now: two presses of a button
 * arrive together more often than one after the other.
 */
export async function earlierOutcome(tx: Tx, seller: string, act: string, key: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${seller}|${act}|${key}`}, 0))`;
  return tx.command.findFirst({
    where: { sellerId: seller, act, idempotencyKey: key },
    select: { inputHash: true, outcome: true },
  });
}

/** Writes the act into the audit log, in its own transaction's row. */
export async function recordCommand(
  tx: Tx,
  done: { act: string; call: Call; at: Instant; inputHash: string; input: Facts; outcome: unknown },
): Promise<void> {
  await tx.command.create({
    data: {
      ...whoAndWhen(done.call, done.act, done.at),
      inputHash: done.inputHash,
      input: done.input,
      outcome: (done.outcome ?? {}) as Prisma.InputJsonValue,
      ...(done.call.key ? { idempotencyKey: done.call.key } : {}),
    },
  });
}

/** Writes a refused act into the audit log; it holds no key, so that the act may be tried again. */
export async function recordRefusal(refused: {
  act: string;
  call: Call;
  input: Facts;
  refusal: Refusal;
}): Promise<void> {
  await db().command.create({
    data: {
      ...whoAndWhen(refused.call, refused.act, refused.call.at ?? now()),
      inputHash: "",
      input: refused.input,
      refused: refused.refusal.code,
    },
  });
}

function whoAndWhen(call: Call, act: string, at: Instant) {
  const id = actorId(call.actor);
  return {
    sellerId: call.seller,
    id: newId(),
    act,
    at: instantToDb(at),
    actorKind: call.actor.kind,
    ...(id ? { actorId: id } : {}),
  };
}
