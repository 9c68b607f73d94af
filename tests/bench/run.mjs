// `npm run bench`: every speed the product promises, as a ratio of two things measured in one run on this machine.
//   npm run bench                 all of them
//   npm run bench -- names        only these
//   npm run bench -- --json       one JSON value instead of the table
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureClient, ensureInstalled, ownNode, requireNode, root, run } from "../../lib/cli/bootstrap.mjs";

const words = process.argv.slice(2);
const json = words.includes("--json");
const asked = words.filter((word) => !word.startsWith("--"));
const benches = readdirSync(join(root, "tests/bench"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(/\.ts$/, ""))
  .sort();
const wanted = asked.length > 0 ? asked : benches;
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". There are: ${benches.join(", ")}.`);
  process.exit(2);
}

requireNode();
ensureInstalled();
ensureClient();

const folder = mkdtempSync(join(tmpdir(), "sportello-bench-"));

/** Each bench has a process of its own, so that one does not warm, fill or slow the other. */
async function measure(name) {
  const answer = join(folder, `${name}.json`);
  const file = join(root, "tests/bench/support/one.ts");
  const code = await run(ownNode(), ["--expose-gc", "--import", "tsx", file, name, answer]);
  return code === 0 ? JSON.parse(readFileSync(answer, "utf8")) : [{ name, failed: true, holds: false }];
}

const rows = [];
for (const name of wanted) {
  if (!json) console.error(`… ${name}`);
  rows.push(...(await measure(name)));
}
rmSync(folder, { recursive: true });

const cell = ({ ratio, bar, failed }) =>
  failed
    ? "failed"
    : `${ratio.toFixed(2)} ×   bar ${bar.atMost === undefined ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`}`;
if (json) console.log(JSON.stringify(rows, null, 2));
else
  for (const row of rows)
    console.log(
      `${row.holds ? "holds " : "MISSED"}  ${row.name.padEnd(58)} ${cell(row)}  ${row.detail ? JSON.stringify(row.detail) : ""}`,
    );
process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
