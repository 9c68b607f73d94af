import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Config } from "@/lib/platform/config";

/** Where the shop answers and who may log in to try it. */
export async function printReady({ appUrl, sandboxUrl, sandboxed }: Config): Promise<void> {
  console.log(`\nSportello is ready: ${appUrl}`);
  const pretended = Object.entries(sandboxed).filter(([, value]) => value);
  if (pretended.length > 0) {
    console.log(`Pretended by the sandbox at ${sandboxUrl}: ${pretended.map(([name]) => name).join(", ")}`);
  }
  for (const line of await loginLines(`Staff are asked for a code as well: ${appUrl}/posta-demo/codici`))
    console.log(line);
  console.log("Ctrl-C stops everything; the data stays.");
}

async function loginLines(codes: string): Promise<string[]> {
  const file = ["prisma/seed.ts", "prisma/seed/index.ts"].map((name) => join(process.cwd(), name)).find(existsSync);
  const logins: object[] = file ? ((await import(pathToFileURL(file).href)).demoLogins ?? []) : [];
  const lines = logins.map((login) => `  ${Object.values(login).flat().join("  ")}`);
  return lines.length > 0 ? ["", "Demo logins:", ...lines, codes, ""] : [];
}
