import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FATTURAPA = fileURLToPath(new URL("../../../shared/oracles/fatturapa/", import.meta.url));
const SCHEMA = `${FATTURAPA}xsd/Schema_VFPR12_v1.2.3.xsd`;

/** The folder of the official samples; null where the outside material doesn't stand beside the repository. */
export const SAMPLES = existsSync(`${FATTURAPA}samples`) ? `${FATTURAPA}samples` : null;

/** Why files can't be held against the official schema here, to be shown by the test that skips; null: they can. */
export const WHY_NO_SCHEMA: string | null = !existsSync(SCHEMA)
  ? "the official schema is not on this machine"
  : runs("xmllint", ["--version"])
    ? null
    : "xmllint is not installed (Debian: libxml2-utils)";

function runs(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What the official schema says of files: for each whether it is valid. */
export function validBySchema(files: readonly string[]): Map<string, boolean> {
  const env = { ...process.env, XML_CATALOG_FILES: `${FATTURAPA}xsd/catalog.xml` };
  let said: string;
  try {
    const args = ["--nonet", "--noout", "--schema", SCHEMA, ...files];
    said = execFileSync("sh", ["-c", 'exec xmllint "$@" 2>&1', "sh", ...args], {
      env,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
  } catch (error) {
    said = String((error as { stdout?: string }).stdout ?? "");
  }
  const valid = new Set(said.split("\n").flatMap((line) => /^(.*) validates$/.exec(line)?.slice(1) ?? []));
  return new Map(files.map((file) => [file, valid.has(file)]));
}
