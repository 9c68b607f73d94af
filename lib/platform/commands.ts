import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { Refusal } from "@/lib/kernel/refusal";
import { type Actor, actorId } from "./actor";
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
        ${whoDid(call.actor) ?? null}, ${call.key ?? null}, ${inputHash}, ${JSON.stringify({ ...input, ...inPlaceOf(call.actor) })}::jsonb,
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
      input: { ...refused.input, ...inPlaceOf(refused.call.actor) },
      refused: refused.refusal.code,
    },
  });
}

function whoAndWhen(call: Call, act: string, at: Instant) {
  const id = whoDid(call.actor);
  return {
    sellerId: call.seller,
    id: newId(),
    act,
    at: instantToDb(at),
    actorKind: call.actor.kind,
    ...(id ? { actorId: id } : {}),
  };
}

/** The person at the keyboard, even where they act in somebody's place. */
const whoDid = (actor: Actor): string | undefined =>
  actor.kind === "user" && actor.inPlace ? actor.inPlace.byId : actorId(actor);

/** For whom, and why: a row tells it by itself, without the one that began it. */
const inPlaceOf = (actor: Actor): Facts =>
  actor.kind === "user" && actor.inPlace
    ? { inPlaceOf: actor.userId, acting: actor.inPlace.actingId, actingReason: actor.inPlace.reason }
    : {};
