import type { Policy } from "@/lib/sellers/policy";

type Given = "cancelled" | "deleted";

/**
 * The states of a mailbox in which its former holder may have its name again (policy `names.buyBack`): those that come
 * after the provider was told to close it. Before that nobody can make it anew, and there is a renewal or a rep instead.
 */
export function statesGivenBack({ names, lifecycle }: Pick<Policy, "names" | "lifecycle">): Given[] {
  if (!names.buyBack) return [];
  const closed = lifecycle.phases.findIndex(({ command }) => command === "close");
  if (closed < 0) return [];
  const after = lifecycle.phases.slice(closed).map(({ state }) => state);
  return (["cancelled", "deleted"] as const).filter((state) => after.includes(state));
}
