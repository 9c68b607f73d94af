// `npm test`: installs if need be, runs every kind of test asked for, and ends with one line of counts.
//   npm test                     all but the long ones
//   npm test -- rules operations only these kinds
//   npm run test:faults          the long ones
//   npm run test:attacks         attacks on a complete shop
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
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

const place = (file) => relative(root, file);
const firstLines = (text = "") => text.split("\n").slice(0, 12).join("\n    ");

/** What failed in a file of vitest's report: its tests, or the file itself where it could not be read. */
function vitestFailures({ name, status, message, assertionResults }) {
  if (status === "failed" && assertionResults.length === 0) return [`${place(name)}\n    ${firstLines(message)}`];
  return assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `${place(name)} › ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`);
}

/** What failed in a suite of Playwright's report, its inner suites included; a test that passed at its second try too. */
function playwrightFailures({ specs = [], suites = [] }) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "unexpected" || test.status === "flaky")
      .map(
        (test) =>
          `${spec.file} [${test.projectName}] › ${spec.title}\n    ${firstLines(test.results.find(({ error }) => error)?.error.message)}`,
      ),
  );
  return [...own, ...suites.flatMap(playwrightFailures)];
}

/** Rules, operations, connectors …: everything without a browser, in one run of vitest. */
async function runVitest(projects) {
  const words = projects.flatMap((name) => ["--project", name]);
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "vitest.json")}`];
  const code = await run(ownNode(), ["node_modules/vitest/vitest.mjs", "run", ...words, ...report]);
  const found = readReport("vitest.json");
  if (!found) return { code: code || 1, passed: 0, failures: ["vitest: no report"], skipped: 0 };
  return {
    code,
    passed: found.numPassedTests,
    failures: found.testResults.flatMap(vitestFailures),
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

/** The pages in a real browser, against a complete shop started for the occasion. */
async function runPlaywright() {
  const code = await run(ownNode(), ["node_modules/@playwright/test/cli.js", "test"], {
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json") },
  });
  const found = readReport("playwright.json");
  if (!found) return { code: code || 1, passed: 0, failures: ["playwright: no report"], skipped: 0 };
  const failures = [...playwrightFailures(found), ...found.errors.map(({ message }) => firstLines(message))];
  return { code, passed: found.stats.expected, failures, skipped: found.stats.skipped };
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
const failures = results.flatMap((result) => result.failures);
// Said again at the end: in a log of thousands of lines what failed is hard to find.
for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(`\n${sum("passed")} passed, ${failures.length} failed, ${sum("skipped")} skipped`);
process.exitCode = sum("passed") > 0 && failures.length === 0 && results.every(({ code }) => code === 0) ? 0 : 1;
