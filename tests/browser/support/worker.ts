import { readdirSync, readFileSync } from "node:fs";

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // it has ended, or is not ours to read
  }
};

/** The process that does the jobs of the shop under test (Linux): it has the shop's port in its environment. */
export function workerId(): number | null {
  const port = `PORT=${new URL(process.env.SPORTELLO_TEST_URL ?? "").port}`;
  const isOurs = (id: string) =>
    read(`/proc/${id}/cmdline`).includes("lib/cli/worker.ts") && read(`/proc/${id}/environ`).split("\0").includes(port);
  const id = readdirSync("/proc").find((name) => /^\d+$/.test(name) && isOurs(name));
  return id ? Number(id) : null;
}
