import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { counts } from "./health";

const TRUST_LIST = "sportello_trust_list_until";
const shared = globalThis as { sportelloMetrics?: Registry };

function registry(): Registry {
  if (shared.sportelloMetrics) return shared.sportelloMetrics;
  const made = new Registry();
  collectDefaultMetrics({ register: made });
  new Gauge({
    name: "sportello_rows",
    help: "Rows by kind and state: jobs, orders, mailboxes, mails, tasks",
    labelNames: ["kind", "state"],
    registers: [made],
    async collect() {
      this.reset();
      for (const { name, state, count } of await counts()) this.set({ kind: name, state }, count);
    },
  });
  new Gauge({
    name: TRUST_LIST,
    help: "When a trusted list is past its next update, in seconds since 1970; 0 for all that is set while it can't be used",
    labelNames: ["file"],
    registers: [made],
  });
  shared.sportelloMetrics = made;
  return made;
}

/**
 * The metrics of this process and the state of the shop, in Prometheus' text format. `trust`: until when each trusted list
 * holds, in milliseconds since 1970.
 */
export async function metrics(
  trust: readonly { file: string; until: number }[],
): Promise<{ body: string; contentType: string }> {
  const lists = registry().getSingleMetric(TRUST_LIST);
  if (lists instanceof Gauge) {
    lists.reset();
    for (const { file, until } of trust) lists.set({ file }, Math.floor(until / 1000));
  }
  return { body: await registry().metrics(), contentType: registry().contentType };
}
