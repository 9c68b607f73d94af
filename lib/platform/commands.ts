import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Refusal } from "@/lib/kernel/refusal";
import { actorId } from "./actor";
import type { Call } from "./call";
import { now } from "./clock";
import { db, rowsIn, type Tx } from "./db";
import { newId } from "./ids";

type Facts = Record<string, string | number | boolean | null>;

/**
 * Outcome of an earlier act under the same key, or null. Waits for one that is running now: two presses of a button
 * arrive together more often than one after the other.
 */
export async function earlierOutcome(tx: Tx, seller: string, act: string, key: string) {
  await rowsIn(tx, Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${seller}|${act}|${key}`}, 0))::text`);
  const [earlier] = await rowsIn<{ inputHash: string; outcome: Prisma.JsonValue }>(
    tx,
    Prisma.sql`SELECT "inputHash", "outcome" FROM "Command"
      WHERE "sellerId" = ${seller} AND "act" = ${act} AND "idempotencyKey" = ${key}`,
  );
  return earlier ?? null;
}

/** Writes the act into the audit log, in its own transaction's row. */
export async function recordCommand(
  tx: Tx,
  done: { act: string; call: Call; at: Instant; inputHash: string; input: Facts; outcome: unknown },
): Promise<void> {
  const { call, act, inputHash, input, outcome } = done;
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Command" ("sellerId", "id", "act", "at", "actorKind", "actorId", "idempotencyKey", "inputHash", "input", "outcome")
      VALUES (${call.seller}, ${newId()}::uuid, ${act}, ${instantToDb(done.at)}, ${call.actor.kind},
        ${actorId(call.actor) ?? null}, ${call.key ?? null}, ${inputHash}, ${JSON.stringify(input)}::jsonb,
        ${JSON.stringify(outcome ?? {})}::jsonb)`,
  );
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
