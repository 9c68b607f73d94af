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

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    setupFiles: ["tests/support/random-seed.ts"],
    projects: [
      pure("rules"),
      pure("architecture"),
      onDatabase("operations"),
      onDatabase("connectors"),
      onDatabase("faults"),
    ],
  },
});
