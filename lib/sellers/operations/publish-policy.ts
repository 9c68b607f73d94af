import { type Day, type Instant, instantToDb, isoDay } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { recordCommand } from "@/lib/platform/commands";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "../policy";
import { publishPolicy } from "../store";

/**
 * Publishes a policy from a day and writes it into the audit log; answers the version. Not through the spine, which
 * works under a policy already in force: this act makes the first one.
 */
export async function publishPolicyAs(
  tx: Tx,
  policy: Policy,
  publication: { from: Day; at: Instant; actor: Actor },
): Promise<number> {
  const { from, at, actor } = publication;
  const version = await publishPolicy(tx, policy, from, instantToDb(at));
  await recordCommand(tx, {
    act: "publish-policy",
    call: { seller: policy.seller, actor },
    at,
    inputHash: "",
    input: { from: isoDay(from) },
    outcome: { version },
  });
  return version;
}
