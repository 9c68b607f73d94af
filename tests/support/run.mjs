// `npm test`: installs if need be, runs every kind of test asked for, and ends with one line of counts.
//   npm test                     all but the long ones
//   npm test -- rules operations only these kinds
//   npm run test:faults          the long ones
//   npm run test:attacks         attacks on a complete shop
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureClient, ensureInstalled, ownNode, requireNode, root, run } from "../../lib/cli/bootstrap.mjs";

const usual = ["rules", "architecture", "operations", "connectors", "browser"];
const asked = process.argv.slice(2);
const kinds = asked.length > 0 ? asked : usual;
const reports = mkdtempSync(join(tmpdir(), "sportello-reports-"));

const hasTests = (kind) => {
  const folder = join(root, "tests", kind);
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(test|spec)\.tsx?$/.test(name))
  );
};

function readReport(name) {
  const file = join(reports, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** Rules, operations, connectors …: everything without a browser, in one run of vitest. */
async function runVitest(projects) {
  const words = projects.flatMap((name) => ["--project", name]);
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "vitest.json")}`];
  const code = await run(ownNode(), ["node_modules/vitest/vitest.mjs", "run", ...words, ...report]);
  const found = readReport("vitest.json");
  if (!found) return { code: code || 1, passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = found.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    code,
    passed: found.numPassedTests,
    failed: found.numFailedTests + brokenFiles.length,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

/** The pages in a real browser, against a complete shop started for the occasion. */
async function runPlaywright() {
  const code = await run(ownNode(), ["node_modules/@playwright/test/cli.js", "test"], {
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json") },
  });
  const found = readReport("playwright.json");
  if (!found) return { code: code || 1, passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = found.stats;
  return { code, passed: expected, failed: unexpected + flaky + found.errors.length, skipped };
}

requireNode();
ensureInstalled();
ensureClient();

const projects = kinds.filter((kind) => kind !== "browser" && hasTests(kind));
const results = [];
if (projects.length > 0) results.push(await runVitest(projects));
if (kinds.includes("browser") && hasTests("browser")) results.push(await runPlaywright());
rmSync(reports, { recursive: true });

const sum = (name) => results.reduce((total, result) => total + result[name], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = sum("passed") > 0 && sum("failed") === 0 && results.every(({ code }) => code === 0) ? 0 : 1;
