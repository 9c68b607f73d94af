// `npm run test:simulation`: the five sellers' business, lived through day by day beside an independent model.
//   npm run test:simulation -- --seed 7 --years 3 --mailboxes 5000
// A seed that fails is printed and kept in failed-seeds.txt.
import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ensureClient, ensureInstalled, ownNode, requireNode, run } from "../../lib/cli/bootstrap.mjs";

const options = { seed: { type: "string" }, years: { type: "string" }, mailboxes: { type: "string" } };
const { values } = parseArgs({ options });
const { seed = String(Date.now() % 1_000_000), years = "3", mailboxes = "5000" } = values;

requireNode();
ensureInstalled();
ensureClient();

console.log(`seed ${seed}, ${years} years, ${mailboxes} mailboxes`);
const began = Date.now();
const code = await run(ownNode(), ["node_modules/vitest/vitest.mjs", "run", "--project", "simulation"], {
  environment: { SIMULATION_SEED: seed, SIMULATION_YEARS: years, SIMULATION_MAILBOXES: mailboxes },
});
console.log(`seed ${seed}: ${code === 0 ? "agrees" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
if (code !== 0)
  appendFileSync(
    new URL("failed-seeds.txt", import.meta.url),
    `--seed ${seed} --years ${years} --mailboxes ${mailboxes}\n`,
  );
process.exitCode = code;
