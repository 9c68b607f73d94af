import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runOnce } from "./children";

const sources = ["app", "components", "lib", "public", "prisma/schema", "i18n", "messages"];
const settings = ["next.config.ts", "package-lock.json", "tsconfig.json", "proxy.ts", "postcss.config.mjs"];
const ignored = /^lib\/(generated|cli)\//;

const distFolder = () => join(process.cwd(), process.env.SPORTELLO_DIST ?? ".next");
const stampFile = () => join(distFolder(), "sportello-sources.sha256");
const nextProgram = join(process.cwd(), "node_modules/next/dist/bin/next");

function sourceFiles(): string[] {
  const found = sources.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => !ignored.test(path) && statSync(path).isFile()),
  );
  return [...settings.filter(existsSync), ...found].sort();
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const path of sourceFiles()) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest("hex");
}

/** Whether the pages were built from the sources as they stand. */
export function isBuilt(): boolean {
  return existsSync(stampFile()) && readFileSync(stampFile(), "utf8") === hashSources();
}

/** Builds the pages. The sources are fingerprinted first: what changes meanwhile is built next time. */
export async function build(): Promise<void> {
  const hash = hashSources();
  await runOnce([nextProgram, "build"], { NODE_ENV: "production" });
  writeFileSync(stampFile(), hash);
}

/** Node's arguments that serve the built pages. */
export const serveArguments = (host: string, port: number): string[] => [
  "--import",
  join(process.cwd(), "lib/cli/launcher/door.mjs"),
  nextProgram,
  "start",
  "-H",
  host,
  "-p",
  String(port),
];
