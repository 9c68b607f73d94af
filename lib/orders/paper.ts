import type { Policy } from "@/lib/sellers/policy";
import type { ServicePromise } from "@/lib/sellers/policy/service";

/** What is promised of papers that have arrived: "24 to 72 hours"; without a word of the policy, as of any papers. */
export function paperPromise({ service }: Pick<Policy, "service">): ServicePromise {
  const said = service.promises.acts.paper;
  return said ?? { workingHours: service.promises.reviewHours, percent: 100, clock: "working" };
}
