import { formatInstant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { JsonGroup } from "../policy-diff";
import { lockSeller } from "./versions";

/** What is being changed: the draft, or the policy in force when nobody began one (`revision` ""). */
export interface Draft {
  revision: string;
  /** The version in force when the draft was begun. */
  baseVersion: number;
  /** Right or not yet. */
  policy: JsonGroup;
}

/**
 * The draft as `revision` knows it ("": none was there), locked. Refuses `draft-changed` {who, when} when somebody has
 * saved, published or discarded it meanwhile.
 */
export async function lockDraft(tx: Tx, context: Context, revision: string): Promise<Outcome<Draft, "draft-changed">> {
  const sellerId = context.seller;
  await lockSeller(tx, sellerId);
  const row = await tx.policyDraft.findUnique({ where: { sellerId } });
  if ((row?.revision ?? "") !== revision) {
    const when = row ? formatInstant(instantFromDb(row.savedAt)) : "";
    return refuse("draft-changed", { params: { there: row ? "yes" : "no", who: row?.savedByName ?? "", when } });
  }
  if (!row) return { revision: "", baseVersion: context.policyVersion, policy: asJson(context.policy) };
  return { revision: row.revision, baseVersion: row.baseVersion, policy: row.policy as JsonGroup };
}

const asJson = (policy: object): JsonGroup => JSON.parse(JSON.stringify(policy));

/** Saves the draft under a new revision, which it answers. */
export async function saveDraft(
  tx: Tx,
  context: Context,
  { baseVersion, policy }: Omit<Draft, "revision">,
): Promise<string> {
  const sellerId = context.seller;
  const savedByName = actorName(context.actor) ?? null;
  const data = { revision: newId(), baseVersion, policy, savedAt: instantToDb(context.now), savedByName };
  await tx.policyDraft.upsert({ where: { sellerId }, create: { sellerId, ...data }, update: data });
  return data.revision;
}

export async function dropDraft(tx: Tx, context: Context): Promise<void> {
  await tx.policyDraft.deleteMany({ where: { sellerId: context.seller } });
}
