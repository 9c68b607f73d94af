import { actorOf, currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { queueOf } from "@/lib/staff/queries/queue";
import { nextAfter, type QueueItem } from "@/lib/staff/queue";

/** Where to go after deciding an item: the next of its kind, without going back to the list; to the list when none is left. */
export async function nextInQueue(seller: string, decided: Pick<QueueItem, "kind" | "id">): Promise<string> {
  const [viewer, policy] = [await currentViewer(seller), await policyOf(seller)];
  const actor = actorOf(viewer);
  const base = `/${seller}/desk`;
  if (!policy || actor.kind !== "user") return base;
  const { items } = await queueOf({ seller, policy, actor });
  const next = nextAfter(
    items.filter(({ kind }) => kind === decided.kind),
    decided,
  );
  return `${next?.path ? `${base}/${next.path}` : base}?fatto=1`;
}
