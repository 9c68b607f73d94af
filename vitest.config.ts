import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** Pure tests: no database, no network, threads. */
const pure = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], pool: "threads" as const, testTimeout: 60_000 },
});

/** Tests on a real PostgreSQL, started once for the project; few at a time, as they share its disk and two cores. */
const onDatabase = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    pool: "forks" as const,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ["tests/support/database-server.ts"],
  },
});

/** What goes wrong on purpose, and a business lived through day by day: what they log of it would bury what they say. */
const silent = (name: string) => {
  const project = onDatabase(name);
  return { ...project, test: { ...project.test, env: { LOG_LEVEL: "silent" } } };
};

/** Attacks over HTTP on one complete built shop, one file after the other: they compare what is in its database. */
const attacks = {
  extends: true as const,
  test: {
    name: "attacks",
    include: ["tests/attacks/**/*.test.ts"],
    pool: "forks" as const,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ["tests/attacks/support/shop.ts"],
    setupFiles: ["tests/attacks/support/setup.ts"],
  },
};

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    setupFiles: ["tests/support/random-seed.ts"],
    projects: [
      pure("rules"),
      pure("architecture"),
      onDatabase("operations"),
      onDatabase("connectors"),
      silent("faults"),
      silent("simulation"),
      attacks,
    ],
  },
});
