import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { counts } from "./health";

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
  shared.sportelloMetrics = made;
  return made;
}

/** The metrics of this process and the state of the shop, in Prometheus' text format. */
export async function metrics(): Promise<{ body: string; contentType: string }> {
  return { body: await registry().metrics(), contentType: registry().contentType };
}
