// One bench in a process of its own: `one.ts NAME ANSWER-FILE`.
import { writeFileSync } from "node:fs";
import { type Bench, holds } from "./bench";
import { stopDatabases } from "./database";

const [name, answer] = process.argv.slice(2) as [string, string];
const bench = (await import(`../${name}`)).default as Bench;
try {
  const measured = [await bench.run()].flat();
  const rows = measured.map((each) => {
    const bar = each.bar ?? bench.bar;
    const title = each.name ? `${bench.name}: ${each.name}` : bench.name;
    return { name: title, ratio: each.ratio, bar, holds: holds(each.ratio, bar), detail: each.detail };
  });
  writeFileSync(answer, JSON.stringify(rows));
} catch (error) {
  console.error(error); // before the database goes, and with it every connection
  process.exitCode = 1;
} finally {
  await stopDatabases();
}
process.exit();
